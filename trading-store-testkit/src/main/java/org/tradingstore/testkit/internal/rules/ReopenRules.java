package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.DatabaseReport;
import org.tradingstore.TradingStore;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Envelope;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.Writer;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.Leaf;

/** What was written is there when the place is opened again, or said not to be. */
public abstract class ReopenRules extends Rules {
    protected ReopenRules(Supplier<Place> places) {
        super(places);
    }

    private boolean keeps() {
        return place().has(Capability.REOPEN);
    }

    private static RecordDatabase operationsOf(TradingStore store) {
        return store.book("kit", Mode.TEST).database(Database.OPERATIONS);
    }

    @Test
    @DisplayName("K1 records of every kind are there after a reopen; where the engine keeps nothing, none is")
    void keepsRecords() {
        List<Full> records = RecordGenerator.of(Full.TYPE, 1).next(200);
        fulls().upsertAll(records);
        fills().append(Fill.of("A", 1));
        counters().upsert(Counter.of("a", 1));
        bars().upsert(Bar.of("A", 1, 1));
        reopened();
        if (keeps()) {
            assertThat(fulls().list(Full.TYPE.all().limit(1_000))).containsExactlyInAnyOrderElementsOf(records);
            assertThat(fills().find(Fill.of("A", 1).id())).contains(Fill.of("A", 1));
            assertThat(counters().find("a")).contains(Counter.of("a", 1));
            assertThat(bars().find(Bar.of("A", 1, 1).id())).contains(Bar.of("A", 1, 1));
            assertThat(store().books(Database.OPERATIONS)).containsExactly(new BookId("kit", Mode.TEST));
        } else {
            assertThat(fulls().count(Full.TYPE.all())).isZero();
            assertThat(bars().count(Bar.TYPE.all())).isZero();
            assertThat(store().books(Database.OPERATIONS)).isEmpty();
        }
    }

    @Test
    @DisplayName("K2 envelopes and history are there after a reopen, and go on")
    void keepsHistory() {
        counters().upsert(Counter.of("a", 1));
        clock().move(Duration.ofSeconds(1));
        counters().upsert(Counter.of("a", 2));
        Envelope before = counters().envelope("a").orElseThrow();
        reopened();
        clock().move(Duration.ofSeconds(1));
        if (keeps()) {
            assertThat(counters().envelope("a")).contains(before);
            counters().upsert(Counter.of("a", 3));
            assertThat(counters().revisions("a", 10)).hasSize(3);
            assertThat(counters().asOf(TestClock.START).find("a")).contains(Counter.of("a", 1));
        } else {
            assertThat(counters().envelope("a")).isEmpty();
            assertThat(counters().revisions("a", 10)).isEmpty();
        }
    }

    @Test
    @DisplayName("K3 an append repeated after a reopen is ALREADY_SAME, with other content a conflict")
    void keepsOutcomes() {
        fills().append(Fill.of("A", 1));
        reopened();
        if (keeps()) {
            assertThat(fills().append(Fill.of("A", 1)).outcome()).isEqualTo(Appended.Outcome.ALREADY_SAME);
            refused(
                    ConflictException.class,
                    Advice.RECONCILE,
                    () -> fills().append(Fill.of("A", 1).withPrice("9")));
        } else {
            assertThat(fills().append(Fill.of("A", 1)).outcome()).isEqualTo(Appended.Outcome.CREATED);
        }
    }

    @Test
    @DisplayName("K4 an envelope names the application and version that wrote the record")
    void writers() {
        try (TradingStore first = place().open(builder -> builder.writer("bot", "1.0"))) {
            operationsOf(first).records(Counter.TYPE).upsert(Counter.of("a", 1));
            assertThat(operationsOf(first)
                            .records(Counter.TYPE)
                            .envelope("a")
                            .orElseThrow()
                            .writer())
                    .isEqualTo(new Writer("bot", "1.0"));
        }
        if (keeps()) {
            try (TradingStore second = place().open(builder -> builder.writer("bot", "2.0"))) {
                operationsOf(second).records(Counter.TYPE).upsert(Counter.of("b", 1));
                assertThat(operationsOf(second)
                                .records(Counter.TYPE)
                                .envelope("a")
                                .orElseThrow()
                                .writer())
                        .isEqualTo(new Writer("bot", "1.0"));
                assertThat(operationsOf(second)
                                .records(Counter.TYPE)
                                .envelope("b")
                                .orElseThrow()
                                .writer())
                        .isEqualTo(new Writer("bot", "2.0"));
            }
        } else {
            assertThat(counters().find("a")).isEmpty();
        }
    }

    @Test
    @DisplayName("K5 a change by another version of the application names the version that made it")
    void writerOfChange() {
        try (TradingStore first = place().open(builder -> builder.writer("bot", "1.0"))) {
            operationsOf(first).records(Counter.TYPE).upsert(Counter.of("a", 1));
            if (!keeps()) {
                assertThat(operationsOf(first)
                                .records(Counter.TYPE)
                                .revisions("a", 1)
                                .get(0)
                                .envelope()
                                .writer())
                        .isEqualTo(new Writer("bot", "1.0"));
            }
        }
        try (TradingStore second = place().open(builder -> builder.writer("bot", "2.0"))) {
            operationsOf(second).records(Counter.TYPE).upsert(Counter.of("a", 2));
            assertThat(operationsOf(second).records(Counter.TYPE).revisions("a", 10).stream()
                            .map(revision -> revision.envelope().writer()))
                    .containsExactlyElementsOf(
                            keeps()
                                    ? List.of(new Writer("bot", "2.0"), new Writer("bot", "1.0"))
                                    : List.of(new Writer("bot", "2.0")));
        }
    }

    @Test
    @DisplayName("K6 a store that was closed twice is closed")
    void closedTwice() {
        fills().append(Fill.of("A", 1));
        TradingStore store = store();
        store.close();
        store.close();
    }

    /** A second store of the same place; only an engine that cannot serve a second process may refuse it. */
    private Optional<TradingStore> second() {
        try {
            TradingStore second = place().open();
            operationsOf(second).records(Fill.TYPE).count(Fill.TYPE.all());
            return Optional.of(second);
        } catch (StoreBusyException | OpenRefusedException e) {
            assertThat(place().has(Capability.SECOND_PROCESS))
                    .as("refused: %s", e.getMessage())
                    .isFalse();
            return Optional.empty();
        }
    }

    @Test
    @DisplayName("K7 two stores of one place see what the other wrote, or the second is refused and harms nothing")
    void secondStore() {
        fills().append(Fill.of("A", 1));
        second().ifPresent(second -> {
            assertThat(operationsOf(second)
                            .records(Fill.TYPE)
                            .find(Fill.of("A", 1).id()))
                    .isPresent();
            operationsOf(second).records(Fill.TYPE).append(Fill.of("A", 2));
            assertThat(fills().find(Fill.of("A", 2).id())).isPresent();
            assertThat(fills().append(Fill.of("A", 2)).outcome()).isEqualTo(Appended.Outcome.ALREADY_SAME);
            // A book and a strategy version that only the other has met.
            second.book("second", Mode.LIVE)
                    .strategyVersion("s1")
                    .database(Database.OPERATIONS)
                    .records(Counter.TYPE)
                    .upsert(Counter.of("a", 1));
            assertThat(operations("second", Mode.LIVE).records(Counter.TYPE).find("a"))
                    .contains(Counter.of("a", 1));
            assertThat(operations("second", Mode.LIVE).records(Counter.TYPE).envelope("a"))
                    .hasValueSatisfying(
                            envelope -> assertThat(envelope.strategyVersion()).isEqualTo("s1"));
            assertThat(store().books(Database.OPERATIONS)).contains(new BookId("second", Mode.LIVE));
        });
        assertThat(fills().find(Fill.of("A", 1).id())).isPresent();
        fills().append(Fill.of("A", 3));
    }

    @Test
    @DisplayName("K8 updates through two stores of one place lose nothing")
    void twoStoresUpdate() {
        counters().upsert(Counter.of("a", 0));
        Optional<TradingStore> second = second();
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> second.ifPresent(store -> {
            for (int i = 0; i < 50; i++) {
                operationsOf(store)
                        .records(Counter.TYPE)
                        .update("a", counter -> counter.withValue(counter.value() + 1));
            }
        }));
        for (int i = 0; i < 50; i++) {
            counters().update("a", counter -> counter.withValue(counter.value() + 1));
        }
        other.join();
        int updates = second.isPresent() ? 100 : 50;
        assertThat(counters().find("a")).contains(Counter.of("a", updates));
        assertThat(counters().revisions("a", 1_000)).hasSize(updates + 1);
    }

    @Test
    @DisplayName("K11 stores that are opened and closed beside a writer take nothing back that it wrote")
    void openedBesideWriter() {
        fills().append(Fill.of("A", 0));
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (long n = 1; n < 300; n++) {
                fills().append(Fill.of("A", n));
            }
        });
        do {
            second().ifPresent(TradingStore::close);
        } while (!writer.isDone());
        writer.join();
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(300);
    }

    @Test
    @DisplayName("K9 a store reports each database: engine, profile and where it is")
    void reports() {
        Storage engine = place().storage();
        List<StorageInfo> said = new ArrayList<>();
        TradingStore store = place().open(builder -> builder.storage(Database.OPERATIONS, new Storage() {
            @Override
            public String engine() {
                return engine.engine();
            }

            @Override
            public StorageDatabase open(OpenRequest request) {
                StorageDatabase database = engine.open(request);
                said.add(database.info());
                return database;
            }
        }));
        store.book("kit", Mode.TEST)
                .database(Database.OPERATIONS)
                .records(Fill.TYPE)
                .append(Fill.of("A", 1));
        assertThat(said).singleElement().satisfies(info -> {
            assertThat(Set.of(info.engine(), info.version(), info.profile())).hasSize(3);
            assertThat(store.databases())
                    .contains(new DatabaseReport(
                            Database.OPERATIONS,
                            info.engine(),
                            info.version(),
                            Database.OPERATIONS.profile(),
                            info.profile(),
                            info.durable(),
                            info.location()));
        });
        assertThat(store.databases()).extracting(DatabaseReport::database).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("K10 what closing left half way is not there: a reopen after a refused transaction has nothing of it")
    void refusedTransaction() {
        thrownBy(() -> operations().inTransaction(tx -> {
            tx.records(Fill.TYPE).append(Fill.of("A", 1));
            tx.records(Leaf.TYPE).append(new Leaf(1, "no branch", null));
        }));
        reopened();
        assertThat(fills().count(Fill.TYPE.all())).isZero();
        assertThat(leaves().count(Leaf.TYPE.all())).isZero();
    }
}
