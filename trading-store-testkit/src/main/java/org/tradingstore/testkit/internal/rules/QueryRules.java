package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Brute;
import org.tradingstore.testkit.internal.Edit;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.Slot;

/** Lists, scans, the newest of each, and columns. */
public abstract class QueryRules extends Rules {
    protected QueryRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    @DisplayName("Q1 a list with a limit below 1 is refused")
    void badLimit(int limit) {
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> Fill.TYPE.all().limit(limit)))
                .hasMessageContaining("limit");
    }

    @Test
    @DisplayName("Q2 a list ends at its limit, or with the records")
    void limits() {
        for (long n = 0; n < 10; n++) {
            fills().append(Fill.of("A", n));
        }
        Query<Fill> query = Fill.TYPE.all().orderBy(Fill.NUMBER.desc());
        assertThat(fills().list(query.limit(1))).containsExactly(Fill.of("A", 9));
        assertThat(fills().list(query.limit(10))).hasSize(10);
        assertThat(fills().list(query.limit(Integer.MAX_VALUE))).hasSize(10);
        assertThat(fills().first(query)).contains(Fill.of("A", 9));
        assertThat(fills().first(query.where(Fill.NUMBER.gt(100L)))).isEmpty();
    }

    @Test
    @DisplayName("Q3 a query refined twice selects what meets both")
    void refined() {
        for (long n = 0; n < 10; n++) {
            fills().append(Fill.of(n % 2 == 0 ? "A" : "B", n));
        }
        assertThat(fills().list(Fill.TYPE
                        .where(Fill.SYMBOL.eq("A"))
                        .where(Fill.NUMBER.gt(5L))
                        .limit(10)))
                .containsExactly(Fill.of("A", 6), Fill.of("A", 8));
    }

    @Test
    @DisplayName("Q4 a record is found by each kind of key")
    void keys() {
        Slot slot = RecordGenerator.of(Slot.TYPE, 4).next();
        slots().upsert(slot);
        assertThat(slots().find(slot.id())).contains(slot);
        assertThat(slots().find(new Slot.Id(slot.symbol() + "x", slot.shade(), slot.day())))
                .isEmpty();
        Bar bar = Bar.of("AAPL", 3, 1.5);
        bars().upsert(bar);
        assertThat(bars().find(bar.id())).contains(bar);
        assertThat(bars().find(new Bar.Id("AAPL", LocalDate.of(1999, 1, 1)))).isEmpty();
    }

    @Test
    @DisplayName("Q5 a scan shows the state of the moment it was opened, whatever is written meanwhile")
    void scanIsASnapshot() {
        for (long n = 0; n < 3_000; n++) {
            fills().appendLater(Fill.of("A", n));
        }
        fills().append(Fill.of("A", 3_000));
        try (Cursor<Fill> cursor = fills().scan(Fill.TYPE.all())) {
            fills().append(Fill.of("A", 9_998));
            assertThat(cursor.next()).isEqualTo(Fill.of("A", 0));
            fills().append(Fill.of("A", 9_999));
            long count = 1;
            for (Fill fill = cursor.next(); fill != null; fill = cursor.next()) {
                assertThat(fill.number()).isLessThanOrEqualTo(3_000);
                count++;
            }
            assertThat(count).isEqualTo(3_001);
            assertThat(cursor.next()).as("after the last").isNull();
        }
        assertThat(fills().count(Fill.TYPE.all())).isEqualTo(3_003);
    }

    @Test
    @DisplayName("Q6 several scans of one thread go on side by side")
    void scansSideBySide() {
        for (long n = 0; n < 100; n++) {
            fills().append(Fill.of("A", n));
        }
        try (Cursor<Fill> up = fills().scan(Fill.TYPE.all().orderBy(Fill.NUMBER.asc()));
                Cursor<Fill> down = fills().scan(Fill.TYPE.all().orderBy(Fill.NUMBER.desc()))) {
            for (long n = 0; n < 100; n++) {
                assertThat(Objects.requireNonNull(up.next()).number()).isEqualTo(n);
                assertThat(Objects.requireNonNull(down.next()).number()).isEqualTo(99 - n);
                assertThat(fills().find(Fill.of("A", n).id())).isPresent();
            }
        }
    }

    // The newest of each

    private List<Full> grouped(long seed) {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, seed);
        List<String> groups = List.of("a", "b", "B", "\ud83d\ude80", "\uffff", "");
        List<Full> all = generator
                .with(Full.MAYBE_TEXT, () -> groups.get(generator.nextInt(groups.size())))
                .with(Full.MAYBE_MOMENT, () -> Instant.EPOCH.plusSeconds(generator.nextInt(8)))
                .next(100);
        List<Full> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Full record = all.get(i);
            record = i % 9 == 0 ? Edit.clear(Full.TYPE, record, Full.MAYBE_TEXT) : record;
            some.add(i % 7 == 0 ? Edit.clear(Full.TYPE, record, Full.MAYBE_MOMENT) : record);
        }
        fulls().upsertAll(some);
        return some;
    }

    private static List<Full> newest(List<Full> all, OrderedField<Full, ?> group, OrderedField<Full, ?> order) {
        Comparator<Full> oldestFirst = Brute.order(Full.TYPE, List.of(order.asc()));
        Map<Object, Full> best = new LinkedHashMap<>();
        for (Full record : all) {
            Object key = group.portable(record);
            if (key != null && order.portable(record) != null) {
                best.merge(key, record, (left, right) -> oldestFirst.compare(left, right) > 0 ? left : right);
            }
        }
        return best.values().stream()
                .sorted(Brute.order(Full.TYPE, List.of(group.asc())))
                .toList();
    }

    private static <R> List<R> drained(Cursor<R> cursor) {
        List<R> records = new ArrayList<>();
        try (cursor) {
            cursor.forEach(records::add);
        }
        return records;
    }

    @Test
    @DisplayName(
            "Q7 the newest of each group: ties by greatest key, those that lack either left out, ordered by group (seed 7)")
    void newestPer() {
        List<Full> all = grouped(7);
        assertThat(drained(fulls().newestPer(Full.MAYBE_TEXT, Full.MAYBE_MOMENT, Full.TYPE.all())))
                .containsExactlyElementsOf(newest(all, Full.MAYBE_TEXT, Full.MAYBE_MOMENT));
        assertThat(drained(fulls().newestPer(Full.SHADE, Full.MAYBE_AMOUNT, Full.TYPE.all())))
                .containsExactlyElementsOf(newest(all, Full.SHADE, Full.MAYBE_AMOUNT));
        assertThat(drained(fulls().newestPer(Full.MAYBE_FLAG, Full.TEXT, Full.TYPE.all())))
                .containsExactlyElementsOf(newest(all, Full.MAYBE_FLAG, Full.TEXT));
    }

    @Test
    @DisplayName("Q8 the newest of each group as of a moment, inclusive (seed 8)")
    void newestPerAsOf() {
        List<Full> all = grouped(8);
        for (int second = -1; second < 9; second++) {
            Instant asOf = Instant.EPOCH.plusSeconds(second);
            List<Full> until = all.stream()
                    .filter(record -> record.maybeMoment() != null
                            && !record.maybeMoment().isAfter(asOf))
                    .toList();
            assertThat(drained(fulls().newestPer(Full.MAYBE_TEXT, Full.MAYBE_MOMENT, asOf, Full.TYPE.all())))
                    .as("as of %s", asOf)
                    .containsExactlyElementsOf(newest(until, Full.MAYBE_TEXT, Full.MAYBE_MOMENT));
        }
    }

    @Test
    @DisplayName("Q9 the newest of each group among those that a condition selects (seed 9)")
    void newestPerWhere() {
        List<Full> all = grouped(9);
        List<Full> flagged = all.stream().filter(Full::flag).toList();
        assertThat(drained(fulls().newestPer(Full.MAYBE_TEXT, Full.MAYBE_MOMENT, Full.TYPE.where(Full.FLAG.eq(true)))))
                .containsExactlyElementsOf(newest(flagged, Full.MAYBE_TEXT, Full.MAYBE_MOMENT));
        assertThat(drained(fulls().newestPer(
                                Full.MAYBE_TEXT, Full.MAYBE_MOMENT, Full.TYPE.where(Full.TEXT.eq("no such")))))
                .isEmpty();
    }

    // Columns

    @Test
    @DisplayName("Q10 columns give every ordered kind in its array form, absent as 0, NaN or null (seed 10)")
    void columns() {
        List<Full> all = RecordGenerator.of(Full.TYPE, 10).next(200);
        fulls().upsertAll(all);
        List<Sort<Full>> order = List.of(Full.MOMENT.desc());
        List<Full> expected = all.stream().sorted(Brute.order(Full.TYPE, order)).toList();
        List<OrderedField<Full, ?>> fields = Full.ordered();
        int row = 0;
        try (ColumnCursor cursor = fulls().columns(Full.TYPE.all().orderBy(Full.MOMENT.desc()), fields)) {
            for (Columns chunk = cursor.next(); chunk != null; chunk = cursor.next()) {
                assertThat(chunk.width()).isEqualTo(fields.size());
                for (int i = 0; i < chunk.size(); i++, row++) {
                    for (int column = 0; column < fields.size(); column++) {
                        sameCell(chunk, column, i, fields.get(column), expected.get(row));
                    }
                }
            }
        }
        assertThat(row).isEqualTo(all.size());
    }

    private static void sameCell(Columns chunk, int column, int i, OrderedField<Full, ?> field, Full record) {
        Object value = field.portable(record);
        switch (field.kind()) {
            case WHOLE -> assertThat(chunk.longs(column)[i]).isEqualTo(value == null ? 0L : (Long) value);
            case INSTANT ->
                assertThat(chunk.longs(column)[i])
                        .isEqualTo(value == null ? 0L : PortableNumbers.micros((Instant) value));
            case DATE ->
                assertThat(chunk.longs(column)[i]).isEqualTo(value == null ? 0L : ((LocalDate) value).toEpochDay());
            case MONTH ->
                assertThat(chunk.longs(column)[i])
                        .isEqualTo(value == null ? 0L : PortableNumbers.months((YearMonth) value));
            case DURATION ->
                assertThat(chunk.longs(column)[i])
                        .isEqualTo(value == null ? 0L : PortableNumbers.micros((Duration) value));
            case DOUBLE ->
                assertThat(Double.doubleToLongBits(chunk.doubles(column)[i]))
                        .isEqualTo(Double.doubleToLongBits(value == null ? Double.NaN : (Double) value));
            default -> assertThat(chunk.objects(column)[i]).as("%s", field).isEqualTo(value);
        }
    }

    @Test
    @DisplayName("Q11 columns of thirty thousand rows come in chunks that join, in the order of the query")
    void columnChunks() {
        bars().load(IntStream.range(0, 30_000).mapToObj(n -> Bar.of("A", n, n * 0.5)), OnConflict.REPLACE);
        long rows = 0;
        int chunks = 0;
        try (ColumnCursor cursor =
                bars().columns(Bar.TYPE.all(), List.of(Bar.DAY, Bar.CLOSE, Bar.VOLUME, Bar.SYMBOL))) {
            for (Columns chunk = cursor.next(); chunk != null; chunk = cursor.next()) {
                assertThat(chunk.size()).isPositive();
                for (int i = 0; i < chunk.size(); i++) {
                    assertThat(chunk.longs(0)[i])
                            .isEqualTo(LocalDate.of(2026, 1, 1).toEpochDay() + rows);
                    assertThat(chunk.doubles(1)[i]).isEqualTo(rows * 0.5);
                    assertThat(chunk.longs(2)[i]).isZero();
                    assertThat(chunk.objects(3)[i]).isEqualTo("A");
                    rows++;
                }
                chunks++;
            }
        }
        assertThat(rows).isEqualTo(30_000);
        assertThat(chunks).isGreaterThan(1);
    }

    @Test
    @DisplayName("Q12 columns of no rows have no chunk")
    void noColumns() {
        try (ColumnCursor cursor = fulls().columns(Full.TYPE.all(), List.of(Full.WHOLE))) {
            assertThat(cursor.next()).isNull();
        }
    }

    @Test
    @DisplayName("Q13 the newest hundred of a symbol among others, newest first")
    void newestOfSymbol() {
        List<Fill> all = new ArrayList<>();
        for (long n = 0; n < 1_000; n++) {
            all.add(Fill.of("S" + n % 5, n));
        }
        fills().appendAll(all);
        List<Fill> newest = fills().list(Fill.TYPE
                .where(Fill.SYMBOL.eq("S3"))
                .orderBy(Fill.AT.desc())
                .limit(100));
        assertThat(newest).hasSize(100);
        assertThat(newest.get(0)).isEqualTo(Fill.of("S3", 998));
        assertThat(newest.get(99)).isEqualTo(Fill.of("S3", 998 - 5 * 99));
    }
}
