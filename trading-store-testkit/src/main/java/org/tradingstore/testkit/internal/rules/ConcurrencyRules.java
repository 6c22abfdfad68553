package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.Book;
import org.tradingstore.error.ConflictException;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Inserted;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.Pending;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Envelope;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.Together;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Memo;

/** Sixteen threads at once lose nothing and see nothing half done. */
public abstract class ConcurrencyRules extends Rules {
    private static final int THREADS = Together.THREADS;

    protected ConcurrencyRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    @Test
    @DisplayName("N1 sixteen threads that add 1 a thousand times each end at 16,000")
    void updates() throws Exception {
        memos().upsert(Memo.of("ann", "a", 0));
        Memo.Id id = new Memo.Id("ann", "a");
        Together.sixteen(number -> {
            for (int i = 0; i < 1_000; i++) {
                memos().update(id, memo -> memo.withCount(memo.count() + 1));
            }
            return number;
        });
        assertThat(memos().find(id).orElseThrow().count()).isEqualTo(16_000);
        assertThat(memos().envelope(id).orElseThrow().revision()).isEqualTo(16_001);
    }

    @Test
    @DisplayName("N2 audited updates of sixteen threads keep every revision, each later than the one before")
    void auditedUpdates() throws Exception {
        counters().upsert(Counter.of("a", 0));
        Together.sixteen(number -> {
            for (int i = 0; i < 50; i++) {
                counters().update("a", counter -> counter.withValue(counter.value() + 1));
            }
            return number;
        });
        assertThat(counters().find("a")).contains(Counter.of("a", 800));
        var revisions = counters().revisions("a", 10_000);
        assertThat(revisions).hasSize(801);
        for (int i = 0; i < revisions.size(); i++) {
            assertThat(revisions.get(i).record().value()).isEqualTo(800 - i);
            assertThat(revisions.get(i).envelope().revision()).isEqualTo(801 - i);
            if (i > 0) {
                assertThat(revisions.get(i).envelope().updatedAt())
                        .isBefore(revisions.get(i - 1).envelope().updatedAt());
            }
        }
    }

    @Test
    @DisplayName("N3 distinct rows appended by sixteen threads are all there")
    void appends() throws Exception {
        Together.sixteen(number -> {
            for (long n = 0; n < 250; n++) {
                assertThat(fills().append(Fill.of("T" + number, n)).outcome()).isEqualTo(Appended.Outcome.CREATED);
            }
            return number;
        });
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(4_000);
        for (int number = 0; number < THREADS; number++) {
            assertThat(fills().count(Fill.TYPE.where(Fill.SYMBOL.eq("T" + number))))
                    .isEqualTo(250);
        }
    }

    @Test
    @DisplayName("N4 the same row appended by sixteen threads is CREATED once and ALREADY_SAME for the others")
    void sameAppends() throws Exception {
        for (long n = 0; n < 50; n++) {
            Fill fill = Fill.of("AAPL", n);
            List<Appended<UUID>> outcomes = Together.sixteen(number -> fills().append(fill));
            assertThat(outcomes)
                    .filteredOn(each -> each.outcome() == Appended.Outcome.CREATED)
                    .hasSize(1);
            assertThat(outcomes).allMatch(each -> each.key().equals(fill.id()));
        }
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(50);
    }

    @Test
    @DisplayName("N5 of sixteen different rows with one key one is CREATED, and the others are conflicts with it")
    void conflictingAppends() throws Exception {
        for (long n = 0; n < 20; n++) {
            Fill fill = Fill.of("AAPL", n);
            List<Object> outcomes = Together.sixteen(number -> {
                Fill mine = fill.withPrice("1." + (number + 11));
                try {
                    fills().append(mine);
                    return mine;
                } catch (ConflictException e) {
                    return e.stored(Fill.class).price();
                }
            });
            List<Object> created =
                    outcomes.stream().filter(Fill.class::isInstance).toList();
            assertThat(created).hasSize(1);
            Fill kept = fills().find(fill.id()).orElseThrow();
            assertThat(created.get(0)).isEqualTo(kept);
            assertThat(outcomes.stream().filter(each -> !(each instanceof Fill)).toList())
                    .hasSize(THREADS - 1)
                    .containsOnly(kept.price());
        }
    }

    @Test
    @DisplayName("N6 the same key inserted if absent by sixteen threads is CREATED once")
    void inserts() throws Exception {
        for (int n = 0; n < 20; n++) {
            int round = n;
            List<Inserted> outcomes =
                    Together.sixteen(number -> memos().insertIfAbsent(Memo.of("ann", "m" + round, number)));
            assertThat(outcomes).containsOnlyOnce(Inserted.CREATED);
        }
    }

    @Test
    @DisplayName("N7 one label, unique when present, goes to one of sixteen threads")
    void uniqueByOne() throws Exception {
        List<Boolean> won = Together.sixteen(number -> {
            try {
                counters().upsert(new Counter("c" + number, 1, "the one"));
                return true;
            } catch (ConflictException e) {
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
        assertThat(counters().count(Counter.TYPE.all())).isEqualTo(1);
    }

    @Test
    @DisplayName("N8 readers beside writers see the total of every committed state, never a half one")
    void consistentReads() throws Exception {
        List<Counter> accounts =
                IntStream.range(0, 20).mapToObj(i -> Counter.of("a" + i, 100)).toList();
        counters().upsertAll(accounts);
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicInteger reads = new AtomicInteger();
        Together.sixteen(number -> {
            if (number == 0) {
                try {
                    for (int i = 0; i < 300; i++) {
                        String from = "a" + i % 20;
                        String to = "a" + (i * 7 + 1) % 20;
                        operations().inTransaction(tx -> {
                            tx.records(Counter.TYPE).update(from, each -> each.withValue(each.value() - 3));
                            tx.records(Counter.TYPE).update(to, each -> each.withValue(each.value() + 3));
                        });
                    }
                } finally {
                    writing.set(false);
                }
            } else {
                do {
                    long total = 0;
                    try (Cursor<Counter> cursor = counters().scan(Counter.TYPE.all())) {
                        for (Counter counter = cursor.next(); counter != null; counter = cursor.next()) {
                            total += counter.value();
                        }
                    }
                    assertThat(total).isEqualTo(2_000);
                    reads.incrementAndGet();
                } while (writing.get());
            }
            return number;
        });
        assertThat(reads.get()).isGreaterThanOrEqualTo(THREADS - 1);
    }

    @Test
    @DisplayName("N9 transactions of sixteen threads that read and write run as if one after the other")
    void transactions() throws Exception {
        counters().upsertAll(List.of(Counter.of("x", 0), Counter.of("y", 0)));
        Together.sixteen(number -> {
            for (int i = 0; i < 25; i++) {
                operations().inTransaction(tx -> {
                    long value =
                            tx.records(Counter.TYPE).find("x").orElseThrow().value();
                    tx.records(Counter.TYPE).upsert(Counter.of("x", value + 1));
                    tx.records(Counter.TYPE).upsert(Counter.of("y", value + 1));
                });
            }
            return number;
        });
        assertThat(counters().find("x")).contains(Counter.of("x", 400));
        assertThat(counters().find("y")).contains(Counter.of("y", 400));
    }

    @Test
    @DisplayName("N10 twenty thousand appends without waiting, from sixteen threads, are all there when awaited")
    void appendLater() throws Exception {
        Together.sixteen(number -> {
            List<Pending<Appended<UUID>>> pending = new ArrayList<>();
            for (long n = 0; n < 1_250; n++) {
                pending.add(fills().appendLater(Fill.of("T" + number, n)));
            }
            pending.forEach(each -> assertThat(each.await().outcome()).isEqualTo(Appended.Outcome.CREATED));
            return number;
        });
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(20_000);
    }

    @Test
    @DisplayName("N11 one thread that appends ten thousand without waiting is held back, not refused")
    void bounded() {
        List<Pending<Appended<UUID>>> pending = new ArrayList<>();
        for (long n = 0; n < 10_000; n++) {
            pending.add(fills().appendLater(Fill.of("A", n)));
            if (n >= 5_000) {
                assertThat(pending.get((int) n - 5_000).done())
                        .as("row %s is done when 5,000 later ones were handed over", n - 5_000)
                        .isTrue();
            }
        }
        pending.forEach(Pending::await);
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(10_000);
    }

    @Test
    @DisplayName("N12 bad rows among those of sixteen threads fail alone")
    void failsAlone() throws Exception {
        fills().append(Fill.of("AAPL", 1));
        List<Integer> refused = Together.sixteen(number -> {
            int conflicts = 0;
            for (long n = 0; n < 100; n++) {
                try {
                    fills().append(n % 10 == 5 ? Fill.of("AAPL", 1).withPrice("77") : Fill.of("T" + number, n));
                } catch (ConflictException e) {
                    conflicts++;
                }
            }
            return conflicts;
        });
        assertThat(refused).containsOnly(10);
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(1 + 90 * THREADS);
    }

    @Test
    @DisplayName("N13 every thread of a group gets its own outcome and its own moment")
    void envelopes() throws Exception {
        Together.sixteen(number -> counters().upsert(Counter.of("c" + number, number)));
        for (int number = 0; number < THREADS; number++) {
            Envelope envelope = counters().envelope("c" + number).orElseThrow();
            assertThat(envelope.revision()).isEqualTo(1);
            assertThat(envelope.createdAt()).isEqualTo(envelope.updatedAt());
        }
    }

    @Test
    @DisplayName("N14 sixteen threads that open the first book of a store make it once")
    void firstBook() throws Exception {
        Together.sixteen(number -> operations("shared " + number % 2, Mode.LIVE)
                .records(Counter.TYPE)
                .upsert(Counter.of("c" + number, number)));
        assertThat(store().books(Database.OPERATIONS)).hasSize(2);
        assertThat(operations("shared 0", Mode.LIVE).records(Counter.TYPE).count(Counter.TYPE.all()))
                .isEqualTo(8);
    }

    @Test
    @DisplayName("N15 the total of many small updates over many rows is exact")
    void manyRows() throws Exception {
        memos().upsertAll(IntStream.range(0, 8)
                .mapToObj(i -> Memo.of("ann", "m" + i, 0))
                .toList());
        Together.sixteen(number -> {
            for (int i = 0; i < 100; i++) {
                memos().update(new Memo.Id("ann", "m" + (i + number) % 8), memo -> memo.withCount(memo.count() + 1));
            }
            return number;
        });
        assertThat(memos().list(Memo.TYPE.all().limit(10)).stream()
                        .mapToLong(Memo::count)
                        .sum())
                .isEqualTo(1_600);
    }

    @Test
    @DisplayName(
            "N16 a read of a book that is not known yet has one session open, so that many such reads do not starve")
    void oneSession() throws Exception {
        place().use(EnumSet.allOf(Database.class));
        RecordDatabase none = operations("none", Mode.LIVE);
        AuditedRepository<Counter, String> counters = none.records(Counter.TYPE);
        Query<Counter> all = Counter.TYPE.all();
        assertThat(counters.find("a")).isEmpty();
        assertThat(counters.envelope("a")).isEmpty();
        assertThat(counters.list(all.limit(1))).isEmpty();
        assertThat(counters.page(all, 1).records()).isEmpty();
        counters.scan(all, counter -> {});
        assertThat(counters.count(all)).isZero();
        assertThat(counters.aggregate(Aggregation.over(all).measure(Measure.<Counter>count())))
                .hasSize(1);
        counters.newestPer(Counter.NAME, Counter.NAME, all).close();
        counters.columns(all, List.of(Counter.NAME)).close();
        counters.digest(all, Digest.Coverage.STORED);
        none.digest(Digest.Coverage.STORED);
        assertThat(counters.revisions("a", 1)).isEmpty();
        assertThat(counters.asOf(TestClock.START).find("a")).isEmpty();
        counters.asOf(TestClock.START).scan(Condition.always()).close();
        Book book = store().book("none", Mode.LIVE);
        assertThat(book.operations().alerts().unresolved(1)).isEmpty();
        assertThat(book.satellites().checkBalances()).isEmpty();
        assertThat(book.plays().whole(new UUID(0, 0))).isEmpty();
        assertThat(book.plays().plays().dueToExpire(TestClock.START, ZoneOffset.UTC, 1))
                .isEmpty();
        book.ledger().profitAndLoss(CostBasis.FIFO, TimeRange.all());
        assertThat(place().mostSessions()).isEqualTo(1);
        List<Long> counted = Together.sixteen(number -> {
            long found = 0;
            for (int i = 0; i < 50; i++) {
                found += counters.find("a").isPresent() ? 1 : 0;
            }
            return found;
        });
        assertThat(counted).containsOnly(0L);
    }
}
