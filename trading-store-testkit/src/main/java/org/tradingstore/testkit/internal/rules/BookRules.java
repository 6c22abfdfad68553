package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.Page;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.repository.Upserted;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Memo;

/** Books, and the modes of one name, share a store and nothing in it. */
public abstract class BookRules extends Rules {
    private static final List<BookId> BOOKS = List.of(
            new BookId("alpha", Mode.LIVE),
            new BookId("alpha", Mode.PAPER),
            new BookId("alpha", Mode.TEST),
            new BookId("Alpha", Mode.LIVE),
            new BookId("beta", Mode.LIVE));
    private static final int FILLS = 20;

    protected BookRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    /** The same keys and the same unique components in every book, told apart by their prices. */
    @BeforeEach
    final void write() {
        for (int book = 0; book < BOOKS.size(); book++) {
            RecordDatabase database = of(BOOKS.get(book));
            database.records(Fill.TYPE).appendAll(fillsOf(book));
            database.records(Counter.TYPE).upsert(new Counter("a", book, "label"));
            database.records(Memo.TYPE).upsert(Memo.of("ann", "a", book).withLabel("label"));
        }
    }

    private RecordDatabase of(BookId id) {
        return store().book(id).database(Database.OPERATIONS);
    }

    private static List<Fill> fillsOf(int book) {
        List<Fill> fills = new ArrayList<>();
        for (long n = 0; n < FILLS; n++) {
            fills.add(Fill.of("AAPL", n)
                    .withPrice(book + "." + n + "1")
                    .withExternalId("X", "e" + n)
                    .withTags("t" + book, "all"));
        }
        return fills;
    }

    private interface Check {
        void check(RecordDatabase database, int book);
    }

    private void inEach(Check check) {
        for (int book = 0; book < BOOKS.size(); book++) {
            check.check(of(BOOKS.get(book)), book);
        }
    }

    @Test
    @DisplayName("B1 the same key, the same unique components, in each book its own record")
    void finds() {
        inEach((database, book) -> {
            for (Fill fill : fillsOf(book)) {
                assertThat(database.records(Fill.TYPE).find(fill.id())).contains(fill);
            }
            assertThat(database.records(Counter.TYPE).find("a")).contains(new Counter("a", book, "label"));
            assertThat(database.records(Memo.TYPE).find(new Memo.Id("ann", "a")))
                    .map(Memo::count)
                    .contains((long) book);
        });
    }

    @Test
    @DisplayName("B2 a list, a scan, a page and a count see one book")
    void reads() {
        inEach((database, book) -> {
            assertThat(database.records(Fill.TYPE).list(Fill.TYPE.all().limit(1_000)))
                    .containsExactlyElementsOf(fillsOf(book));
            assertThat(database.records(Fill.TYPE)
                            .list(Fill.TYPE.all().orderBy(Fill.PRICE.desc()).limit(1_000)))
                    .hasSize(FILLS);
            List<Fill> scanned = new ArrayList<>();
            database.records(Fill.TYPE).scan(Fill.TYPE.where(Fill.SYMBOL.eq("AAPL")), scanned::add);
            assertThat(scanned).containsExactlyElementsOf(fillsOf(book));
            Page<Fill> first = database.records(Fill.TYPE).page(Fill.TYPE.all(), 15);
            Page<Fill> second = database.records(Fill.TYPE)
                    .page(Fill.TYPE.all(), 15, first.next().orElseThrow());
            assertThat(second.records()).containsExactlyElementsOf(fillsOf(book).subList(15, FILLS));
            assertThat(second.next()).isEmpty();
            assertThat(database.records(Fill.TYPE).count(Fill.TYPE.all())).isEqualTo(FILLS);
            assertThat(database.records(Fill.TYPE).count(Fill.TYPE.where(Fill.TAGS.contains("all"))))
                    .isEqualTo(FILLS);
            assertThat(database.records(Fill.TYPE).count(Fill.TYPE.where(Fill.TAGS.contains("t" + (book + 1)))))
                    .isZero();
        });
    }

    @Test
    @DisplayName("B3 a condition that holds for everything, or a negation, sees one book")
    void conditions() {
        inEach((database, book) -> {
            assertThat(database.records(Fill.TYPE)
                            .count(Fill.TYPE.where(Fill.SYMBOL.eq("no").or(Fill.SYMBOL.ne("no")))))
                    .isEqualTo(FILLS);
            assertThat(database.records(Fill.TYPE)
                            .count(Fill.TYPE.where(Fill.NOTE.isPresent().not())))
                    .isEqualTo(FILLS);
        });
    }

    @Test
    @DisplayName("B4 an aggregate and the newest of each see one book")
    void computations() {
        inEach((database, book) -> {
            Measure<Fill, Long> count = Measure.count();
            assertThat(database.records(Fill.TYPE)
                            .aggregate(Aggregation.over(Fill.TYPE.all()).measure(count))
                            .get(0)
                            .value(count))
                    .contains((long) FILLS);
            try (Cursor<Fill> newest = database.records(Fill.TYPE).newestPer(Fill.SYMBOL, Fill.AT, Fill.TYPE.all())) {
                assertThat(newest.next()).isEqualTo(fillsOf(book).get(FILLS - 1));
                assertThat(newest.next()).isNull();
            }
        });
    }

    @Test
    @DisplayName("B5 columns and digests see one book")
    void columnsAndDigests() {
        List<String> hashes = new ArrayList<>();
        inEach((database, book) -> {
            long rows = 0;
            try (ColumnCursor cursor = database.records(Fill.TYPE).columns(Fill.TYPE.all(), List.of(Fill.NUMBER))) {
                for (Columns chunk = cursor.next(); chunk != null; chunk = cursor.next()) {
                    rows += chunk.size();
                }
            }
            assertThat(rows).isEqualTo(FILLS);
            Digest digest = database.records(Fill.TYPE).digest(Fill.TYPE.all(), Digest.Coverage.CONTENT);
            assertThat(digest.count()).isEqualTo(FILLS);
            hashes.add(digest.hash());
        });
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("B6 an update, an upsert and a delete touch one book")
    void writes() {
        RecordDatabase first = of(BOOKS.get(0));
        first.records(Counter.TYPE).update("a", counter -> counter.withValue(100));
        first.records(Memo.TYPE).delete(new Memo.Id("ann", "a"));
        assertThat(first.records(Memo.TYPE).count(Memo.TYPE.all())).isZero();
        for (int book = 1; book < BOOKS.size(); book++) {
            RecordDatabase other = of(BOOKS.get(book));
            assertThat(other.records(Counter.TYPE).find("a")).contains(new Counter("a", book, "label"));
            assertThat(other.records(Counter.TYPE).revisions("a", 10)).hasSize(1);
            assertThat(other.records(Memo.TYPE).find(new Memo.Id("ann", "a"))).isPresent();
        }
        assertThat(first.records(Counter.TYPE).revisions("a", 10)).hasSize(2);
    }

    @Test
    @DisplayName("B7 a write that one book has is new to another")
    void outcomes() {
        RecordDatabase fresh = of(new BookId("fresh", Mode.LIVE));
        assertThat(fresh.records(Fill.TYPE).append(fillsOf(0).get(0)).outcome()).isEqualTo(Appended.Outcome.CREATED);
        assertThat(fresh.records(Counter.TYPE).upsert(new Counter("b", 1, "label")))
                .isEqualTo(Upserted.CREATED);
        assertThat(fresh.records(Fill.TYPE).count(Fill.TYPE.all())).isEqualTo(1);
    }

    @Test
    @DisplayName("B8 a book that was never written to is empty, and asking it makes nothing")
    void empty() {
        RecordDatabase none = of(new BookId("none", Mode.LIVE));
        assertThat(none.records(Fill.TYPE).list(Fill.TYPE.all().limit(10))).isEmpty();
        assertThat(none.records(Fill.TYPE).count(Fill.TYPE.all())).isZero();
        assertThat(none.records(Fill.TYPE).find(fillsOf(0).get(0).id())).isEmpty();
        assertThat(none.digest(Digest.Coverage.CONTENT).count()).isZero();
        assertThat(store().books(Database.OPERATIONS)).doesNotContain(new BookId("none", Mode.LIVE));
    }

    @Test
    @DisplayName("B9 the books of a database are listed by name, then mode")
    void books() {
        assertThat(store().books(Database.OPERATIONS))
                .containsExactly(
                        new BookId("Alpha", Mode.LIVE),
                        new BookId("alpha", Mode.LIVE),
                        new BookId("alpha", Mode.PAPER),
                        new BookId("alpha", Mode.TEST),
                        new BookId("beta", Mode.LIVE));
    }

    @Test
    @DisplayName("B10 an envelope tells the book, the writer and the strategy version")
    void envelopes() {
        store().book("alpha", Mode.LIVE)
                .strategyVersion("v7")
                .database(Database.OPERATIONS)
                .records(Counter.TYPE)
                .upsert(Counter.of("versioned", 1));
        RecordDatabase first = of(BOOKS.get(0));
        assertThat(first.records(Counter.TYPE).envelope("versioned")).hasValueSatisfying(envelope -> {
            assertThat(envelope.book()).isEqualTo(BOOKS.get(0));
            assertThat(envelope.strategyVersion()).isEqualTo("v7");
        });
        assertThat(first.records(Counter.TYPE).envelope("a").orElseThrow().strategyVersion())
                .isNull();
    }

    @Test
    @DisplayName("B11 shared records are one and the same for all")
    void shared() {
        bars().upsert(Bar.of("AAPL", 1, 1));
        assertThat(store().shared(Database.HISTORY).records(Bar.TYPE).count(Bar.TYPE.all()))
                .isEqualTo(1);
        assertThat(store().books(Database.HISTORY)).isEmpty();
    }

    @Test
    @DisplayName("B12 names of books are told apart by every character")
    void names() {
        List<String> names =
                List.of("a", "A", "a b", "\u00e9", "e\u0301", "\ud83d\ude80", "x".repeat(64), "'", "a/LIVE", "%");
        for (int i = 0; i < names.size(); i++) {
            operations(names.get(i), Mode.PAPER).records(Counter.TYPE).upsert(Counter.of("n", i));
        }
        for (int i = 0; i < names.size(); i++) {
            assertThat(operations(names.get(i), Mode.PAPER)
                            .records(Counter.TYPE)
                            .find("n"))
                    .contains(Counter.of("n", i));
        }
    }

    @Test
    @DisplayName("B13 a write that has nothing to write makes no book")
    void nothingToWrite() {
        BookId id = new BookId("none", Mode.LIVE);
        RecordDatabase none = of(id);
        assertThat(none.records(Counter.TYPE).delete("a")).isFalse();
        assertThat(none.records(Memo.TYPE).delete(new Memo.Id("a", "a"))).isFalse();
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> none.records(Counter.TYPE).update("a", counter -> counter));
        assertThat(none.records(Fill.TYPE).appendAll(List.of())).isEmpty();
        assertThat(none.records(Memo.TYPE).upsertAll(List.of())).isEmpty();
        assertThat(store().books(Database.OPERATIONS)).doesNotContain(id);
        none.records(Counter.TYPE).upsert(Counter.of("a", 1));
        assertThat(store().books(Database.OPERATIONS)).contains(id);
        assertThat(none.records(Counter.TYPE).delete("a")).isTrue();
    }

    @Test
    @DisplayName("B14 a database that keeps no records has no books")
    void databaseWithoutTypes() {
        assertThat(store().books(Database.FOLLOWING)).isEmpty();
    }
}
