package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.NewestPer;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.WatchedStorage;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;

/** What an engine answers to the store itself, where no repository shows it. */
public abstract class WaistRules extends Rules {
    private @Nullable StorageDatabase database;

    protected WaistRules(Supplier<Place> places) {
        super(places);
    }

    private StorageDatabase database() {
        StorageDatabase current = database;
        if (current == null) {
            WatchedStorage storage = place().storage();
            current = storage.open(new OpenRequest(
                    Database.PLAYS,
                    Database.PLAYS.profile(),
                    List.of(
                            new TypeLayout(Fill.TYPE, false, true, false),
                            new TypeLayout(Counter.TYPE, false, true, true),
                            new TypeLayout(Bar.TYPE, true, false, false))));
            database = current;
        }
        return current;
    }

    @AfterEach
    final void closeDatabase() {
        StorageDatabase current = database;
        if (current != null) {
            current.close();
        }
    }

    private <R> StoredRow row(RecordType<R, ?> type, int book, long revision, R record) {
        RowValues values = database().encode(type, type.values(record));
        return new StoredRow(new StoredEnvelope(book, book == 0 ? 0 : 1, 0, 1_000, 999 + revision, revision), values);
    }

    private StoredRow fill(int book, Fill fill) {
        return row(Fill.TYPE, book, 1, fill);
    }

    private <R> List<R> read(StorageSession session, RecordType<R, ?> type, Scope scope) {
        List<R> records = new ArrayList<>();
        Selection selection = new Selection(type, scope, Condition.always());
        try (RowCursor cursor = session.scan(Scan.all(selection, type.all().completeOrder()))) {
            for (StoredRow row = cursor.next(); row != null; row = cursor.next()) {
                RowValues values = row.values();
                records.add(type.construct(values::value));
            }
        }
        return records;
    }

    private RowOutcome[] committed(RecordType<?, ?> type, WriteMode mode, StoredRow... rows) {
        try (StorageSession session = database().begin(Access.WRITE)) {
            RowOutcome[] outcomes = session.write(type, mode, List.of(rows));
            session.commit();
            return outcomes;
        }
    }

    @Test
    @DisplayName(
            "W1 an insert answers for each row: CREATED, or EXISTS by key or by any unique index; the others are written")
    void insert() {
        Fill first = Fill.of("A", 1).withExternalId("X", "1");
        assertThat(committed(Fill.TYPE, WriteMode.INSERT, fill(1, first))).containsExactly(RowOutcome.CREATED);
        assertThat(committed(
                        Fill.TYPE,
                        WriteMode.INSERT,
                        fill(1, Fill.of("A", 2)),
                        fill(1, first),
                        fill(1, Fill.of("A", 1).withId(Fill.of("B", 9).id())),
                        fill(1, Fill.of("A", 3).withExternalId("X", "1")),
                        fill(1, Fill.of("A", 4)),
                        fill(1, Fill.of("A", 4))))
                .containsExactly(
                        RowOutcome.CREATED,
                        RowOutcome.EXISTS,
                        RowOutcome.EXISTS,
                        RowOutcome.EXISTS,
                        RowOutcome.CREATED,
                        RowOutcome.EXISTS);
        try (StorageSession session = database().begin(Access.READ)) {
            assertThat(read(session, Fill.TYPE, Scope.book(1)))
                    .containsExactly(first, Fill.of("A", 2), Fill.of("A", 4));
        }
    }

    @Test
    @DisplayName(
            "W2 an update by revision answers CHANGED, MOVED_ON where another came first or none is there, EXISTS by a unique index")
    void update() {
        Counter counter = Counter.of("a", 1);
        committed(
                Counter.TYPE,
                WriteMode.INSERT,
                row(Counter.TYPE, 1, 1, counter),
                row(Counter.TYPE, 1, 1, Counter.of("b", 1).withLabel("L")));
        assertThat(committed(Counter.TYPE, WriteMode.UPDATE, row(Counter.TYPE, 1, 2, counter.withValue(2))))
                .containsExactly(RowOutcome.CHANGED);
        assertThat(committed(
                        Counter.TYPE,
                        WriteMode.UPDATE,
                        row(Counter.TYPE, 1, 2, counter.withValue(3)),
                        row(Counter.TYPE, 1, 4, counter.withValue(3)),
                        row(Counter.TYPE, 1, 2, Counter.of("none", 3)),
                        row(Counter.TYPE, 2, 3, counter.withValue(3)),
                        row(Counter.TYPE, 1, 3, counter.withLabel("L"))))
                .containsExactly(
                        RowOutcome.MOVED_ON,
                        RowOutcome.MOVED_ON,
                        RowOutcome.MOVED_ON,
                        RowOutcome.MOVED_ON,
                        RowOutcome.EXISTS);
        try (StorageSession session = database().begin(Access.READ)) {
            StoredRow stored = session.fetch(Counter.TYPE, Scope.book(1), new Object[] {"a"});
            assertThat(Objects.requireNonNull(stored).envelope())
                    .isEqualTo(new StoredEnvelope(1, 1, 0, 1_000, 1_001, 2));
            assertThat(session.fetch(Counter.TYPE, Scope.book(2), new Object[] {"a"}))
                    .isNull();
        }
    }

    @Test
    @DisplayName("W3 an upsert without an envelope answers CREATED, SAME or CHANGED")
    void upsert() {
        StoredRow row = row(Bar.TYPE, 0, 1, Bar.of("A", 1, 1.5));
        StoredRow other = row(Bar.TYPE, 0, 1, Bar.of("A", 1, 2.5));
        assertThat(committed(Bar.TYPE, WriteMode.UPSERT, row, row, other, other, row))
                .containsExactly(
                        RowOutcome.CREATED, RowOutcome.SAME, RowOutcome.CHANGED, RowOutcome.SAME, RowOutcome.CHANGED);
    }

    @Test
    @DisplayName("W4 a session that ends without a commit leaves nothing, and one that committed leaves all")
    void commit() {
        try (StorageSession session = database().begin(Access.WRITE)) {
            session.write(Fill.TYPE, WriteMode.INSERT, List.of(fill(1, Fill.of("A", 1))));
            assertThat(read(session, Fill.TYPE, Scope.book(1))).hasSize(1);
        }
        try (StorageSession session = database().begin(Access.READ)) {
            assertThat(read(session, Fill.TYPE, Scope.book(1))).isEmpty();
        }
        committed(Fill.TYPE, WriteMode.INSERT, fill(1, Fill.of("A", 1)));
        try (StorageSession session = database().begin(Access.READ_ONCE)) {
            assertThat(read(session, Fill.TYPE, Scope.book(1))).containsExactly(Fill.of("A", 1));
        }
    }

    @Test
    @DisplayName("W5 several reads of one session see one state, whatever is committed meanwhile")
    void snapshot() {
        committed(Fill.TYPE, WriteMode.INSERT, fill(1, Fill.of("A", 1)));
        try (StorageSession session = database().begin(Access.READ)) {
            assertThat(read(session, Fill.TYPE, Scope.book(1))).hasSize(1);
            committed(Fill.TYPE, WriteMode.INSERT, fill(1, Fill.of("A", 2)));
            assertThat(read(session, Fill.TYPE, Scope.book(1))).hasSize(1);
            assertThat(session.count(new Selection(Fill.TYPE, Scope.book(1), Condition.always())))
                    .isEqualTo(1);
            assertThat(session.fetch(Fill.TYPE, Scope.book(1), new Object[] {
                        Fill.of("A", 2).id()
                    }))
                    .isNull();
        }
    }

    @Test
    @DisplayName("W6 the scope of all books gives every book's rows, by book before anything else")
    void allBooks() {
        committed(
                Fill.TYPE,
                WriteMode.INSERT,
                fill(2, Fill.of("A", 1)),
                fill(1, Fill.of("A", 2)),
                fill(3, Fill.of("A", 1)),
                fill(1, Fill.of("A", 1)));
        try (StorageSession session = database().begin(Access.READ)) {
            Selection selection = new Selection(Fill.TYPE, Scope.ALL, Condition.always());
            List<Integer> books = new ArrayList<>();
            try (RowCursor cursor = session.scan(Scan.first(
                    selection, Fill.TYPE.all().orderBy(Fill.NUMBER.desc()).completeOrder(), 10))) {
                for (StoredRow row = cursor.next(); row != null; row = cursor.next()) {
                    books.add(row.envelope().book());
                }
            }
            assertThat(books).containsExactly(1, 1, 2, 3);
            assertThat(session.count(selection)).isEqualTo(4);
        }
    }

    @Test
    @DisplayName("W7 a delete answers for each key whether it was there, in its book alone")
    void delete() {
        committed(Counter.TYPE, WriteMode.INSERT, counter(1, "a"), counter(2, "a"));
        Object[] there = {"a"};
        Object[] absent = {"b"};
        try (StorageSession session = database().begin(Access.WRITE)) {
            assertThat(session.delete(Counter.TYPE, Scope.book(1), List.of(absent, there, there)))
                    .containsExactly(false, true, false);
            session.commit();
        }
        try (StorageSession session = database().begin(Access.READ)) {
            assertThat(read(session, Counter.TYPE, Scope.book(1))).isEmpty();
            assertThat(read(session, Counter.TYPE, Scope.book(2))).hasSize(1);
        }
    }

    private StoredRow counter(int book, String name) {
        return row(Counter.TYPE, book, 1, Counter.of(name, 1));
    }

    @Test
    @DisplayName("W8 the newest of each combination of two fields, ordered by both")
    void newestPerTwoFields() {
        committed(
                Fill.TYPE,
                WriteMode.INSERT,
                fill(1, Fill.of("B", 1).withNote("x")),
                fill(1, Fill.of("B", 2).withNote("x")),
                fill(1, Fill.of("B", 3).withNote("a")),
                fill(1, Fill.of("A", 4).withNote("z")),
                fill(1, Fill.of("A", 5)),
                fill(2, Fill.of("A", 6).withNote("z")));
        List<Long> numbers = new ArrayList<>();
        Selection selection = new Selection(Fill.TYPE, Scope.book(1), Condition.always());
        try (StorageSession session = database().begin(Access.READ);
                RowCursor cursor =
                        session.newestPer(new NewestPer(selection, List.of(Fill.SYMBOL, Fill.NOTE), Fill.AT, null))) {
            for (StoredRow row = cursor.next(); row != null; row = cursor.next()) {
                numbers.add((Long) row.values().value(Fill.NUMBER.ordinal()));
            }
        }
        assertThat(numbers).containsExactly(4L, 3L, 2L);
    }

    @Test
    @DisplayName("W9 a savepoint takes back what came after it and no more; an engine without says so")
    void savepoints() {
        assertThat(database().info().capabilities().contains(Capability.SAVEPOINTS))
                .isEqualTo(place().has(Capability.SAVEPOINTS));
        try (StorageSession session = database().begin(Access.WRITE)) {
            session.write(Counter.TYPE, WriteMode.INSERT, List.of(counter(1, "a")));
            if (place().has(Capability.SAVEPOINTS)) {
                Object outer = session.savepoint();
                session.write(Counter.TYPE, WriteMode.INSERT, List.of(counter(1, "b")));
                Object inner = session.savepoint();
                session.write(Counter.TYPE, WriteMode.INSERT, List.of(counter(1, "c")));
                session.rollbackTo(inner);
                session.release(outer);
                session.write(Counter.TYPE, WriteMode.INSERT, List.of(counter(1, "d")));
                Object last = session.savepoint();
                session.delete(Counter.TYPE, Scope.book(1), List.<Object[]>of(new Object[] {"a"}));
                session.rollbackTo(last);
            } else {
                assertThat(thrownBy(session::savepoint)).isInstanceOf(UnsupportedOperationException.class);
                session.write(Counter.TYPE, WriteMode.INSERT, List.of(counter(1, "b"), counter(1, "d")));
            }
            session.commit();
        }
        try (StorageSession session = database().begin(Access.READ)) {
            assertThat(read(session, Counter.TYPE, Scope.book(1)))
                    .containsExactly(Counter.of("a", 1), Counter.of("b", 1), Counter.of("d", 1));
        }
    }

    @Test
    @DisplayName("W10 an engine says what it is, and its capabilities are those it was declared with")
    void info() {
        assertThat(database().info().engine()).isNotBlank();
        assertThat(database().info().version()).isNotBlank();
        for (Capability capability : Capability.values()) {
            assertThat(database().info().capabilities().contains(capability))
                    .as("%s", capability)
                    .isEqualTo(place().has(capability));
        }
        assertThat(database().check()).isEmpty();
        database().checkpoint();
    }

    @Test
    @DisplayName(
            "W11 a scan for values alone gives those of whole rows, in the same order, below a limit and behind a row")
    void values() {
        committed(
                Fill.TYPE,
                WriteMode.INSERT,
                fill(1, Fill.of("A", 1).withNote("x")),
                fill(1, Fill.of("B", 2)),
                fill(1, Fill.of("C", 3).withExternalId("X", "1")),
                fill(2, Fill.of("A", 4)));
        try (StorageSession session = database().begin(Access.READ)) {
            for (Scope scope : List.of(Scope.book(1), Scope.ALL)) {
                Selection selection = new Selection(Fill.TYPE, scope, Condition.always());
                Scan all = Scan.all(
                        selection, Fill.TYPE.all().orderBy(Fill.NUMBER.desc()).completeOrder());
                assertThat(valuesOf(session, all.values()))
                        .hasSize(scope.all() ? 4 : 3)
                        .isEqualTo(valuesOf(session, all));
            }
            List<Sort<Fill>> order = Fill.TYPE.all().orderBy(Fill.NUMBER.desc()).completeOrder();
            Selection selection = new Selection(Fill.TYPE, Scope.book(1), Condition.always());
            @Nullable Object[] third = Fill.TYPE.values(Fill.of("C", 3));
            @Nullable
            Object[] after =
                    order.stream().map(sort -> third[sort.field().ordinal()]).toArray();
            Scan rest = new Scan(selection, order, after, 1);
            assertThat(valuesOf(session, rest.values())).hasSize(1).isEqualTo(valuesOf(session, rest));
        }
    }

    private static List<List<@Nullable Object>> valuesOf(StorageSession session, Scan scan) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        try (RowCursor cursor = session.scan(scan)) {
            for (StoredRow row = cursor.next(); row != null; row = cursor.next()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (Field<?, ?> field : Fill.TYPE.fields()) {
                    values.add(row.values().value(field.ordinal()));
                }
                all.add(values);
            }
        }
        return all;
    }
}
