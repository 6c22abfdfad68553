package org.tradingstore.testkit.internal.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tradingstore.TradingStore;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.records.Alarm;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Memo;

/** Operations of every kind, one after the other, and what a store holds in between. */
public final class Scenario {
    private Scenario() {}

    /** One operation. */
    public record Act(String name, Run run) {
        /** Does it. */
        public interface Run {
            void on(TradingStore store);
        }
    }

    /** The database that the scenario is about. */
    public static RecordDatabase database(TradingStore store) {
        return store.book("faults", Mode.TEST).database(Database.OPERATIONS);
    }

    /** The operations; the first meets an empty store. */
    public static List<Act> acts() {
        Fill pair = Fill.of("PAIR", 1);
        return List.of(
                new Act("append", store -> database(store).records(Fill.TYPE).append(Fill.of("ONE", 1))),
                new Act(
                        "append all",
                        store -> database(store).records(Fill.TYPE).appendAll(List.of(pair, Fill.of("PAIR", 2)))),
                new Act(
                        "append later",
                        store -> database(store)
                                .records(Fill.TYPE)
                                .appendLater(Fill.of("LATER", 1))
                                .await()),
                new Act(
                        "upsert of a new record",
                        store -> database(store).records(Counter.TYPE).upsert(Counter.of("hits", 1))),
                new Act(
                        "update",
                        store -> database(store).records(Counter.TYPE).update("hits", counter -> counter.withValue(2))),
                new Act(
                        "upsert of a changed record",
                        store -> database(store)
                                .records(Memo.TYPE)
                                .upsertAll(
                                        List.of(Memo.of("me", "a", 1), Memo.of("me", "b", 1), Memo.of("me", "a", 2)))),
                new Act(
                        "transaction",
                        store -> database(store).inTransaction(tx -> {
                            tx.records(Fill.TYPE).append(Fill.of("WITHIN", 1));
                            tx.records(Counter.TYPE).update("hits", counter -> counter.withValue(counter.value() + 1));
                            tx.records(Memo.TYPE).delete(new Memo.Id("me", "b"));
                        })),
                new Act(
                        "insert if absent",
                        store -> database(store).records(Memo.TYPE).insertIfAbsent(Memo.of("me", "c", 1))),
                new Act(
                        "load",
                        store -> database(store)
                                .records(Memo.TYPE)
                                .load(
                                        Stream.of(Memo.of("me", "c", 2), Memo.of("me", "d", 1)),
                                        PlainRepository.OnConflict.REPLACE)),
                new Act(
                        "transaction that answers",
                        store -> database(store).computeInTransaction(tx -> {
                            tx.records(Memo.TYPE).delete(new Memo.Id("me", "d"));
                            return tx.records(Memo.TYPE).update(new Memo.Id("me", "c"), memo -> memo.withCount(3));
                        })),
                new Act("delete", store -> database(store).records(Counter.TYPE).delete("hits")),
                new Act(
                        "append of an event that is due",
                        store -> database(store).records(Alarm.TYPE).append(new Alarm(1, "old", longAgo()))),
                new Act("maintain", TradingStore::maintain));
    }

    private static Instant longAgo() {
        return TestClock.START.minus(Alarm.KEEP).minus(Duration.ofDays(1));
    }

    /** All records and revisions, without their moments. */
    public static List<Object> content(TradingStore store) {
        List<Object> content = new ArrayList<>();
        RecordDatabase database = database(store);
        database.records(Fill.TYPE).scan(Fill.TYPE.all(), content::add);
        database.records(Alarm.TYPE).scan(Alarm.TYPE.all(), content::add);
        database.records(Memo.TYPE).scan(Memo.TYPE.all(), content::add);
        database.records(Counter.TYPE).scan(Counter.TYPE.all(), content::add);
        database.records(Counter.TYPE).revisions("hits", 100).forEach(revision -> {
            content.add(revision.record());
            content.add(revision.envelope().revision());
            content.add(revision.deleted());
        });
        return content;
    }
}
