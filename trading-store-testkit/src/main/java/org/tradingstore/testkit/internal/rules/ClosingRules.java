package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.TradingStore;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ClosedException;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Memo;

/** What was closed says so. */
public abstract class ClosingRules extends Rules {
    protected ClosingRules(Supplier<Place> places) {
        super(places);
    }

    @Test
    @DisplayName("U1 a cursor used after its close says so; closing it twice does nothing")
    void cursor() {
        fills().append(Fill.of("A", 1));
        Cursor<Fill> cursor = fills().scan(Fill.TYPE.all());
        assertThat(cursor.next()).isEqualTo(Fill.of("A", 1));
        cursor.close();
        cursor.close();
        refused(ClosedException.class, Advice.FIX_CALLER, cursor::next);
    }

    @Test
    @DisplayName("U2 a cursor closed before its end leaves nothing open")
    void closedEarly() {
        fills().appendAll(List.of(Fill.of("A", 1), Fill.of("A", 2), Fill.of("A", 3)));
        for (int i = 0; i < 200; i++) {
            try (Cursor<Fill> cursor = fills().scan(Fill.TYPE.all())) {
                assertThat(cursor.next()).isNotNull();
            }
        }
        fills().append(Fill.of("A", 4));
    }

    @Test
    @DisplayName("U3 an action that throws in the middle of a scan leaves nothing open")
    void actionThrows() {
        fills().appendAll(List.of(Fill.of("A", 1), Fill.of("A", 2), Fill.of("A", 3)));
        IllegalStateException own = new IllegalStateException("own");
        assertThat(thrownBy(() -> fills().scan(Fill.TYPE.all(), fill -> {
                    throw own;
                })))
                .isSameAs(own);
        fills().append(Fill.of("A", 4));
    }

    @Test
    @DisplayName("U4 a column cursor used after its close says so")
    void columnCursor() {
        fills().append(Fill.of("A", 1));
        ColumnCursor cursor = fills().columns(Fill.TYPE.all(), List.of(Fill.NUMBER));
        cursor.close();
        cursor.close();
        refused(ClosedException.class, Advice.FIX_CALLER, cursor::next);
    }

    @Test
    @DisplayName("U5 everything of a store that was closed says so")
    void closedStore() {
        TradingStore store = super.store();
        RecordDatabase database = operations();
        AppendRepository<Fill, UUID> fills = fills();
        KeyedRepository<Memo, Memo.Id> memos = memos();
        fills.append(Fill.of("A", 1));
        store.close();
        List<ThrowingCallable> calls = List.of(
                () -> fills.append(Fill.of("A", 2)),
                () -> fills.appendAll(List.of(Fill.of("A", 2))),
                () -> fills.appendLater(Fill.of("A", 2)).await(),
                () -> fills.find(Fill.of("A", 1).id()),
                () -> fills.envelope(Fill.of("A", 1).id()),
                () -> fills.list(Fill.TYPE.all().limit(1)),
                () -> fills.page(Fill.TYPE.all(), 1),
                () -> fills.scan(Fill.TYPE.all()),
                () -> fills.count(Fill.TYPE.all()),
                () -> fills.aggregate(Aggregation.over(Fill.TYPE.all()).measure(Measure.count())),
                () -> fills.newestPer(Fill.SYMBOL, Fill.AT, Fill.TYPE.all()),
                () -> fills.columns(Fill.TYPE.all(), List.of(Fill.NUMBER)),
                () -> fills.digest(Fill.TYPE.all(), Digest.Coverage.CONTENT),
                () -> memos.upsert(Memo.of("a", "a", 1)),
                () -> memos.upsertAll(List.of(Memo.of("a", "a", 1))),
                () -> memos.insertIfAbsent(Memo.of("a", "a", 1)),
                () -> memos.update(new Memo.Id("a", "a"), memo -> memo),
                () -> memos.delete(new Memo.Id("a", "a")),
                () -> database.digest(Digest.Coverage.STORED),
                () -> database.inTransaction(tx -> {}),
                () -> store.maintain(),
                () -> store.books(Database.OPERATIONS),
                () -> store.book("kit", Mode.TEST)
                        .database(Database.OPERATIONS)
                        .records(Fill.TYPE)
                        .count(Fill.TYPE.all()));
        for (ThrowingCallable call : calls) {
            refused(ClosedException.class, Advice.FIX_CALLER, call);
        }
        TradingStore untouched = untouched();
        untouched.close();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                untouched::maintain,
                untouched::check,
                untouched::doctor,
                () -> untouched.backup(Path.of("of nothing")),
                () -> untouched.books(Database.OPERATIONS))) {
            refused(ClosedException.class, Advice.FIX_CALLER, call);
        }
    }

    @Test
    @DisplayName("U6 a cursor, also one of columns, says so when its store was closed")
    void cursorOfClosedStore() {
        fills().append(Fill.of("A", 1));
        Cursor<Fill> cursor = fills().scan(Fill.TYPE.all());
        ColumnCursor columns = fills().columns(Fill.TYPE.all(), List.of(Fill.NUMBER));
        super.store().close();
        refused(ClosedException.class, Advice.FIX_CALLER, cursor::next);
        refused(ClosedException.class, Advice.FIX_CALLER, columns::next);
        cursor.close();
        columns.close();
        assertThat(warnings()).as("one for each").hasSize(2);
    }

    @Test
    @DisplayName("U7 an iterator of a cursor gives every record once and then no more")
    void iterator() {
        fills().appendAll(List.of(Fill.of("A", 1), Fill.of("A", 2)));
        try (Cursor<Fill> cursor = fills().scan(Fill.TYPE.all())) {
            var iterator = cursor.iterator();
            assertThat(iterator.next()).isEqualTo(Fill.of("A", 1));
            assertThat(iterator.next()).isEqualTo(Fill.of("A", 2));
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    @Test
    @DisplayName("U8 a cursor that was left open is reported when its store closes, with the stack that opened it")
    void leftOpen() {
        fills().append(Fill.of("A", 1));
        Cursor<Fill> left = fills().scan(Fill.TYPE.all());
        assertThat(left.next()).isNotNull();
        store().close();
        assertThat(warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.message()).contains("left open").contains("operations");
            Throwable opened = Objects.requireNonNull(warning.thrown());
            assertThat(opened.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(ClosingRules.class.getName()));
        });
        refused(ClosedException.class, Advice.FIX_CALLER, left::next);
    }
}
