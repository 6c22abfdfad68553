package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Page;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Memo;

/** Several operations on one database happen together or not at all. */
public abstract class TransactionRules extends Rules {
    private static final Fill FILL = Fill.of("AAPL", 1);

    protected TransactionRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    @Test
    @DisplayName("T1 what a transaction wrote is there when it returns, across types")
    void commits() {
        operations().inTransaction(tx -> {
            tx.records(Fill.TYPE).append(FILL);
            tx.records(Counter.TYPE).upsert(Counter.of("a", 1));
            tx.records(Memo.TYPE).insertIfAbsent(Memo.of("ann", "a", 1));
            tx.records(Counter.TYPE).update("a", counter -> counter.withValue(counter.value() + 1));
        });
        assertThat(fills().find(FILL.id())).contains(FILL);
        assertThat(counters().find("a")).contains(Counter.of("a", 2));
        assertThat(memos().count(Memo.TYPE.all())).isEqualTo(1);
    }

    @Test
    @DisplayName("T2 a transaction answers what its function answers")
    void computes() {
        long count = operations().computeInTransaction(tx -> {
            tx.records(Fill.TYPE).append(FILL);
            return tx.records(Fill.TYPE).count(Fill.TYPE.all());
        });
        assertThat(count).isEqualTo(1);
    }

    @Test
    @DisplayName("T3 a checked exception comes out as it is, and nothing was written")
    void checkedException() {
        counters().upsert(Counter.of("a", 1));
        IOException own = new IOException("own");
        assertThat(thrownBy(() -> operations().inTransaction(tx -> {
                    tx.records(Fill.TYPE).append(FILL);
                    tx.records(Counter.TYPE).update("a", counter -> counter.withValue(9));
                    tx.records(Counter.TYPE).upsert(Counter.of("b", 1));
                    throw own;
                })))
                .isSameAs(own);
        assertThat(own.getSuppressed()).isEmpty();
        assertThat(fills().count(Fill.TYPE.all())).isZero();
        assertThat(counters().list(Counter.TYPE.all().limit(10))).containsExactly(Counter.of("a", 1));
        assertThat(counters().revisions("a", 10)).hasSize(1);
    }

    @Test
    @DisplayName("T4 an unchecked exception and an error come out as they are, and nothing was written")
    void uncheckedException() {
        for (Throwable own : List.of(new IllegalStateException("own"), new StackOverflowError("own"))) {
            assertThat(thrownBy(() -> operations().inTransaction(tx -> {
                        tx.records(Fill.TYPE).append(FILL);
                        if (own instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) own;
                    })))
                    .isSameAs(own);
            assertThat(fills().count(Fill.TYPE.all())).isZero();
        }
    }

    @Test
    @DisplayName("T5 a transaction sees its own writes in every form of read")
    void ownWrites() {
        operations().inTransaction(tx -> {
            AppendRepository<Fill, UUID> fills = tx.records(Fill.TYPE);
            fills.append(FILL);
            assertThat(fills.find(FILL.id())).contains(FILL);
            assertThat(fills.envelope(FILL.id())).isPresent();
            assertThat(fills.list(Fill.TYPE.all().limit(10))).containsExactly(FILL);
            assertThat(fills.page(Fill.TYPE.all(), 10).records()).containsExactly(FILL);
            assertThat(fills.count(Fill.TYPE.all())).isEqualTo(1);
            assertThat(fills.digest(Fill.TYPE.all(), Digest.Coverage.CONTENT).count())
                    .isEqualTo(1);
            fills.appendAll(List.of(Fill.of("B", 1), Fill.of("B", 2)));
            try (Cursor<Fill> cursor = fills.scan(Fill.TYPE.where(Fill.SYMBOL.eq("B")))) {
                assertThat(cursor.next()).isEqualTo(Fill.of("B", 1));
            }
            tx.records(Counter.TYPE).upsert(Counter.of("a", 1));
            tx.records(Counter.TYPE).delete("a");
            assertThat(tx.records(Counter.TYPE).find("a")).isEmpty();
        });
    }

    @Test
    @DisplayName("T6 nobody else sees a write before its transaction commits")
    void notBeforeCommit() {
        counters().upsert(Counter.of("a", 1));
        operations().inTransaction(tx -> {
            tx.records(Fill.TYPE).append(FILL);
            tx.records(Counter.TYPE).update("a", counter -> counter.withValue(2));
            long seen = CompletableFuture.supplyAsync(() -> fills().count(Fill.TYPE.all()))
                    .join();
            Counter value = CompletableFuture.supplyAsync(
                            () -> counters().find("a").orElseThrow())
                    .join();
            assertThat(seen).isZero();
            assertThat(value).isEqualTo(Counter.of("a", 1));
        });
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(1);
        assertThat(counters().find("a")).contains(Counter.of("a", 2));
    }

    @Test
    @DisplayName("T7 a transaction in a transaction of the same database is refused, and the outer one goes on")
    void nested() {
        operations().inTransaction(tx -> {
            tx.records(Fill.TYPE).append(FILL);
            refused(
                    TransactionScopeException.class,
                    Advice.FIX_CALLER,
                    () -> operations()
                            .inTransaction(inner -> inner.records(Fill.TYPE).append(Fill.of("B", 1))));
            refused(
                    TransactionScopeException.class,
                    Advice.FIX_CALLER,
                    () -> tx.inTransaction(inner -> inner.records(Fill.TYPE).append(Fill.of("B", 1))));
        });
        assertThat(fills().list(Fill.TYPE.all().limit(10))).containsExactly(FILL);
    }

    @Test
    @DisplayName("T8 a call to the same database round the transaction is refused: every read and every write")
    void round() {
        RecordDatabase outside = operations();
        memos().upsert(Memo.of("ann", "a", 1));
        List<ThrowingCallable> calls = List.of(
                () -> outside.records(Fill.TYPE).append(FILL),
                () -> outside.records(Fill.TYPE).appendAll(List.of(FILL)),
                () -> outside.records(Fill.TYPE).appendLater(FILL).await(),
                () -> outside.records(Fill.TYPE).find(FILL.id()),
                () -> outside.records(Fill.TYPE).envelope(FILL.id()),
                () -> outside.records(Fill.TYPE).list(Fill.TYPE.all().limit(1)),
                () -> outside.records(Fill.TYPE).page(Fill.TYPE.all(), 1),
                () -> outside.records(Fill.TYPE).scan(Fill.TYPE.all()).close(),
                () -> outside.records(Fill.TYPE).count(Fill.TYPE.all()),
                () -> outside.records(Fill.TYPE).digest(Fill.TYPE.all(), Digest.Coverage.CONTENT),
                () -> outside.records(Memo.TYPE).upsert(Memo.of("ann", "a", 2)),
                () -> outside.records(Memo.TYPE).upsertAll(List.of(Memo.of("ann", "a", 2))),
                () -> outside.records(Memo.TYPE).insertIfAbsent(Memo.of("ann", "b", 2)),
                () -> outside.records(Memo.TYPE).update(new Memo.Id("ann", "a"), memo -> memo.withCount(2)),
                () -> outside.records(Memo.TYPE).delete(new Memo.Id("ann", "a")),
                () -> outside.records(Counter.TYPE).revisions("a", 1),
                () -> outside.digest(Digest.Coverage.CONTENT),
                () -> operations("other", Mode.LIVE).records(Fill.TYPE).append(FILL));
        outside.inTransaction(tx -> {
            for (ThrowingCallable call : calls) {
                refused(TransactionScopeException.class, Advice.FIX_CALLER, call);
            }
        });
        assertThat(fills().count(Fill.TYPE.all())).isZero();
        assertThat(memos().list(Memo.TYPE.all().limit(10))).containsExactly(Memo.of("ann", "a", 1));
    }

    @Test
    @DisplayName("T9 another database can be used inside of a transaction")
    void otherDatabase() {
        operations().inTransaction(tx -> {
            tx.records(Fill.TYPE).append(FILL);
            bars().upsert(Bar.of("AAPL", 1, 1));
            assertThat(bars().count(Bar.TYPE.all())).isEqualTo(1);
        });
        history().inTransaction(tx -> {
            tx.records(Bar.TYPE).upsert(Bar.of("AAPL", 2, 1));
            assertThat(fills().count(Fill.TYPE.all())).isEqualTo(1);
        });
        assertThat(bars().count(Bar.TYPE.all())).isEqualTo(2);
    }

    @Test
    @DisplayName("T10 what a transaction handed over is closed after it")
    void closedAfter() {
        List<RecordDatabase> kept = new ArrayList<>();
        List<AppendRepository<Fill, UUID>> repository = new ArrayList<>();
        operations().inTransaction(tx -> {
            kept.add(tx);
            repository.add(tx.records(Fill.TYPE));
        });
        refused(
                ClosedException.class,
                Advice.FIX_CALLER,
                () -> repository.get(0).append(FILL));
        refused(
                ClosedException.class,
                Advice.FIX_CALLER,
                () -> repository.get(0).count(Fill.TYPE.all()));
        refused(
                ClosedException.class,
                Advice.FIX_CALLER,
                () -> kept.get(0).records(Fill.TYPE).append(FILL));
        assertThat(fills().count(Fill.TYPE.all())).isZero();
    }

    @Test
    @DisplayName(
            "T11 a conflict caught inside of a transaction takes nothing else back; of several rows on an engine that cannot"
                    + " take back a part, it has the transaction refused whole")
    void caughtConflict() {
        fills().append(FILL);
        if (!place().has(Capability.SAVEPOINTS)) {
            spoiled();
            return;
        }
        operations().inTransaction(tx -> {
            tx.records(Fill.TYPE).append(Fill.of("B", 1));
            refused(
                    ConflictException.class,
                    Advice.RECONCILE,
                    () -> tx.records(Fill.TYPE).appendAll(List.of(Fill.of("B", 2), FILL.withPrice("9"))));
            refused(
                    InvalidRecordException.class,
                    Advice.FIX_CALLER,
                    () -> tx.records(Fill.TYPE).append(Fill.of("B", 3).withNote("\u0000")));
            tx.records(Fill.TYPE).append(Fill.of("B", 4));
        });
        assertThat(fills().list(Fill.TYPE.all().limit(10)))
                .containsExactlyInAnyOrder(FILL, Fill.of("B", 1), Fill.of("B", 4));
    }

    private void spoiled() {
        TransactionScopeException e = refused(
                TransactionScopeException.class,
                Advice.FIX_CALLER,
                () -> operations().inTransaction(tx -> {
                    tx.records(Fill.TYPE).append(Fill.of("B", 1));
                    refused(
                            ConflictException.class,
                            Advice.RECONCILE,
                            () -> tx.records(Fill.TYPE).appendAll(List.of(Fill.of("B", 2), FILL.withPrice("9"))));
                    tx.records(Fill.TYPE).append(Fill.of("B", 4));
                }));
        assertThat(e).hasMessageContaining("could not be taken back alone").hasCauseInstanceOf(ConflictException.class);
        assertThat(fills().list(Fill.TYPE.all().limit(10))).containsExactly(FILL);
        // A write of one row leaves nothing when it is refused.
        operations().inTransaction(tx -> {
            tx.records(Fill.TYPE).append(Fill.of("B", 1));
            refused(
                    ConflictException.class,
                    Advice.RECONCILE,
                    () -> tx.records(Fill.TYPE).append(FILL.withPrice("9")));
            refused(
                    InvalidRecordException.class,
                    Advice.FIX_CALLER,
                    () -> tx.records(Fill.TYPE).append(Fill.of("B", 3).withNote("\u0000")));
            tx.records(Fill.TYPE).append(Fill.of("B", 4));
        });
        assertThat(fills().list(Fill.TYPE.all().limit(10)))
                .containsExactlyInAnyOrder(FILL, Fill.of("B", 1), Fill.of("B", 4));
    }

    @Test
    @DisplayName("T12 an append without waiting inside of a transaction belongs to it")
    void appendLater() {
        assertThat(thrownBy(() -> operations().inTransaction(tx -> {
                    assertThat(tx.records(Fill.TYPE).appendLater(FILL).await().key())
                            .isEqualTo(FILL.id());
                    throw new IOException("own");
                })))
                .isInstanceOf(IOException.class);
        assertThat(fills().count(Fill.TYPE.all())).isZero();
        operations().inTransaction(tx -> tx.records(Fill.TYPE).appendLater(FILL).await());
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(1);
    }

    @Test
    @DisplayName("T13 a transaction that writes nothing changes nothing")
    void readsOnly() {
        fills().append(FILL);
        Digest before = operations().digest(Digest.Coverage.STORED);
        long count =
                operations().computeInTransaction(tx -> tx.records(Fill.TYPE).count(Fill.TYPE.all()));
        assertThat(count).isEqualTo(1);
        assertThat(operations().digest(Digest.Coverage.STORED)).isEqualTo(before);
    }

    @Test
    @DisplayName("T14 pages inside of a transaction follow each other")
    void pages() {
        operations().inTransaction(tx -> {
            tx.records(Fill.TYPE).appendAll(List.of(Fill.of("A", 1), Fill.of("A", 2), Fill.of("A", 3)));
            Page<Fill> first = tx.records(Fill.TYPE).page(Fill.TYPE.all(), 2);
            Page<Fill> second =
                    tx.records(Fill.TYPE).page(Fill.TYPE.all(), 2, first.next().orElseThrow());
            assertThat(first.records()).containsExactly(Fill.of("A", 1), Fill.of("A", 2));
            assertThat(second.records()).containsExactly(Fill.of("A", 3));
        });
    }

    @Test
    @DisplayName("T15 a cursor left open by a transaction ends with it")
    void cursorEnds() {
        fills().append(FILL);
        List<Cursor<Fill>> kept = new ArrayList<>();
        operations().inTransaction(tx -> kept.add(tx.records(Fill.TYPE).scan(Fill.TYPE.all())));
        refused(ClosedException.class, Advice.FIX_CALLER, () -> kept.get(0).next());
        kept.get(0).close();
    }

    @Test
    @DisplayName("T16 ten thousand rows of one transaction are all there, or none")
    void large() {
        assertThat(thrownBy(() -> operations().inTransaction(tx -> {
                    for (long n = 0; n < 10_000; n++) {
                        tx.records(Fill.TYPE).append(Fill.of("A", n));
                    }
                    throw new IOException("own");
                })))
                .isInstanceOf(IOException.class);
        assertThat(fills().count(Fill.TYPE.all())).isZero();
        operations().inTransaction(tx -> {
            for (long n = 0; n < 10_000; n++) {
                tx.records(Fill.TYPE).append(Fill.of("A", n));
            }
        });
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(10_000);
    }
}
