package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.TimeBuckets;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Brute;
import org.tradingstore.testkit.internal.Edit;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Full;

/** Aggregates are what a plain loop computes, exactly. */
public abstract class AggregateRules extends Rules {
    private static final int FRACTION_DIGITS = 18;

    protected AggregateRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    static Stream<OrderedField<Full, ?>> ordered() {
        return Full.ordered().stream();
    }

    private List<Full> written(long seed) {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, seed);
        List<Full> all = generator
                .with(Full.WHOLE, () -> (long) generator.nextInt(7) - 3)
                .with(
                        Full.TEXT,
                        () -> List.of("a", "B", "\ud83d\ude80", "\uffff", "").get(generator.nextInt(5)))
                .with(Full.RATIO, () -> generator.nextInt(1_000) / 7.0)
                .with(Full.MAYBE_RATIO, () -> generator.nextInt(1_000) / 3.0)
                .next(150);
        fulls().upsertAll(all);
        return all;
    }

    private <V> Optional<V> one(Query<Full> query, Measure<Full, V> measure) {
        List<Group<Full>> groups = fulls().aggregate(Aggregation.over(query).measure(measure));
        assertThat(groups).hasSize(1);
        return groups.get(0).value(measure);
    }

    private <V> Optional<V> all(Measure<Full, V> measure) {
        return one(Full.TYPE.all(), measure);
    }

    private static Optional<BigDecimal> sum(List<Full> records, Function<Full, BigDecimal> value) {
        return records.stream().map(value).filter(Objects::nonNull).reduce(BigDecimal::add);
    }

    private static BigDecimal average(BigDecimal sum, long count) {
        return sum.divide(BigDecimal.valueOf(count), FRACTION_DIGITS, RoundingMode.HALF_EVEN);
    }

    @Test
    @DisplayName("A1 counts of records, and of those that have a component of any kind (seed 1)")
    void counts() {
        List<Full> all = written(1);
        assertThat(all(Measure.count())).contains((long) all.size());
        for (Field<Full, ?> field : Full.TYPE.fields()) {
            long expected = all.stream()
                    .filter(record -> field.portable(record) != null)
                    .count();
            assertThat(all(Measure.count(field))).as("%s", field).contains(expected);
        }
    }

    @Test
    @DisplayName("A2 sums of decimals and whole numbers are exact (seed 2)")
    void sums() {
        List<Full> all = written(2);
        assertThat(all(Measure.sum(Full.AMOUNT)).orElseThrow())
                .isEqualByComparingTo(sum(all, Full::amount).orElseThrow());
        assertThat(all(Measure.sum(Full.MAYBE_AMOUNT)).orElseThrow())
                .isEqualByComparingTo(all.stream()
                        .map(Full::maybeAmount)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(all(Measure.sum(Full.WHOLE)).orElseThrow())
                .isEqualByComparingTo(
                        sum(all, record -> BigDecimal.valueOf(record.whole())).orElseThrow());
        assertThat(all(Measure.sum(Full.MAYBE_WHOLE)).orElseThrow())
                .isEqualByComparingTo(all.stream()
                        .map(Full::maybeWhole)
                        .filter(Objects::nonNull)
                        .map(BigDecimal::valueOf)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    @DisplayName("A3 a sum beyond 34 digits, or beyond 64 bits, is exact")
    void largeSums() {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 3);
        BigDecimal largest = new BigDecimal("9999999999999999.999999999999999999");
        List<Full> all = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            Full record = Edit.set(Full.TYPE, generator.next(), Full.AMOUNT, largest);
            all.add(Edit.set(Full.TYPE, record, Full.WHOLE, Long.MAX_VALUE));
        }
        fulls().upsertAll(all);
        BigDecimal count = BigDecimal.valueOf(all.size());
        assertThat(all(Measure.sum(Full.AMOUNT)).orElseThrow()).isEqualByComparingTo(largest.multiply(count));
        assertThat(all(Measure.average(Full.AMOUNT)).orElseThrow()).isEqualByComparingTo(largest);
        assertThat(all(Measure.sum(Full.WHOLE)).orElseThrow())
                .isEqualByComparingTo(BigDecimal.valueOf(Long.MAX_VALUE).multiply(count));
        assertThat(all(Measure.average(Full.WHOLE)).orElseThrow())
                .isEqualByComparingTo(BigDecimal.valueOf(Long.MAX_VALUE));
    }

    @Test
    @DisplayName("A4 large and small decimals that cancel out leave the small ones")
    void cancelling() {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 4);
        for (String amount : List.of("9999999999999999", "0.000000000000000001", "-9999999999999999", "0.1", "0.2")) {
            fulls().upsert(Edit.set(Full.TYPE, generator.next(), Full.AMOUNT, new BigDecimal(amount)));
        }
        assertThat(all(Measure.sum(Full.AMOUNT)).orElseThrow()).isEqualByComparingTo("0.300000000000000001");
    }

    @Test
    @DisplayName("A5 an average is the exact sum by the count, rounded once, half even, to 18 digits")
    void averages() {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 5);
        String[][] cases = {
            {"1", "0", "0"},
            {"2", "0", "0"},
            {"0.000000000000000001", "0"},
            {"0.000000000000000003", "0"},
            {"-0.000000000000000001", "0"},
            {"-0.000000000000000003", "0"},
            {"9999999999999999.999999999999999999", "9999999999999999.999999999999999998"},
            {"0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.8"}
        };
        for (String[] values : cases) {
            List<Full> records = new ArrayList<>();
            for (String value : values) {
                records.add(Edit.set(Full.TYPE, generator.next(), Full.AMOUNT, new BigDecimal(value)));
            }
            fulls().upsertAll(records);
            BigDecimal expected = average(sum(records, Full::amount).orElseThrow(), records.size());
            assertThat(all(Measure.average(Full.AMOUNT)).orElseThrow())
                    .as("%s", List.of(values))
                    .isEqualByComparingTo(expected);
            records.forEach(record -> fulls().delete(record.id()));
        }
    }

    @Test
    @DisplayName("A6 sums and averages of doubles are within 1e-12 of the exact ones (seed 6)")
    void doubles() {
        List<Full> all = written(6);
        BigDecimal exact = sum(all, record -> new BigDecimal(record.ratio())).orElseThrow();
        double sum = exact.doubleValue();
        assertThat(all(Measure.sum(Full.RATIO)).orElseThrow()).isCloseTo(sum, within(Math.abs(sum) * 1e-12));
        double average = sum / all.size();
        assertThat(all(Measure.average(Full.RATIO)).orElseThrow()).isCloseTo(average, within(average * 1e-12));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    @DisplayName("A7 the least and the greatest of any kind, absent ones left out (seed 7)")
    void extremes(OrderedField<Full, ?> field) {
        checkExtremes(written(7), field);
    }

    private <V> void checkExtremes(List<Full> all, OrderedField<Full, V> field) {
        List<Full> having = all.stream()
                .filter(record -> field.portable(record) != null)
                .sorted(Brute.order(Full.TYPE, List.of(field.asc())))
                .toList();
        assertThat(all(Measure.min(field))).isEqualTo(Optional.ofNullable(field.of(having.get(0))));
        assertThat(all(Measure.max(field))).isEqualTo(Optional.ofNullable(field.of(having.get(having.size() - 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    @DisplayName("A8 the first and the last by another field, ties by key, among those that have both (seed 8)")
    void firstAndLast(OrderedField<Full, ?> field) {
        List<Full> all = written(8);
        for (OrderedField<Full, ?> by : List.of(Full.MOMENT, Full.WHOLE, Full.MAYBE_SHADE, Full.TEXT)) {
            checkFirstAndLast(all, field, by);
        }
    }

    private <V> void checkFirstAndLast(List<Full> all, OrderedField<Full, V> field, OrderedField<Full, ?> by) {
        List<Full> having = all.stream()
                .filter(record -> field.portable(record) != null && by.portable(record) != null)
                .sorted(Brute.order(Full.TYPE, List.of(by.asc())))
                .toList();
        assertThat(all(Measure.first(field, by)))
                .as("first by %s", by)
                .isEqualTo(Optional.ofNullable(field.of(having.get(0))));
        assertThat(all(Measure.last(field, by)))
                .as("last by %s", by)
                .isEqualTo(Optional.ofNullable(field.of(having.get(having.size() - 1))));
    }

    @Test
    @DisplayName("A9 over no records a count is 0, and everything else is absent")
    void nothing() {
        Query<Full> none = Full.TYPE.where(Full.TEXT.eq("no such"));
        written(9);
        assertThat(one(none, Measure.count())).contains(0L);
        assertThat(one(none, Measure.count(Full.TEXT))).contains(0L);
        assertThat(one(none, Measure.sum(Full.AMOUNT))).isEmpty();
        assertThat(one(none, Measure.average(Full.WHOLE))).isEmpty();
        assertThat(one(none, Measure.sum(Full.RATIO))).isEmpty();
        assertThat(one(none, Measure.min(Full.TEXT))).isEmpty();
        assertThat(one(none, Measure.max(Full.MOMENT))).isEmpty();
        assertThat(one(none, Measure.first(Full.TEXT, Full.MOMENT))).isEmpty();
        assertThat(one(none, Measure.last(Full.TEXT, Full.MOMENT))).isEmpty();
    }

    @Test
    @DisplayName("A10 where no record has the component all but a count are absent")
    void allAbsent() {
        fulls().upsert(Edit.clear(Full.TYPE, full(1), Full.MAYBE_AMOUNT));
        assertThat(all(Measure.sum(Full.MAYBE_AMOUNT))).isEmpty();
        assertThat(all(Measure.average(Full.MAYBE_AMOUNT))).isEmpty();
        assertThat(all(Measure.min(Full.MAYBE_AMOUNT))).isEmpty();
        assertThat(all(Measure.first(Full.MAYBE_AMOUNT, Full.MOMENT))).isEmpty();
        assertThat(all(Measure.count(Full.MAYBE_AMOUNT))).contains(0L);
    }

    // Groups

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    @DisplayName("A11 groups by any kind of field come in its order, those that lack it last (seed 11)")
    void groups(OrderedField<Full, ?> field) {
        checkGroups(written(11), field);
    }

    private <V> void checkGroups(List<Full> all, OrderedField<Full, V> field) {
        Measure<Full, Long> count = Measure.count();
        Measure<Full, BigDecimal> sum = Measure.sum(Full.AMOUNT);
        List<Group<Full>> groups = fulls().aggregate(
                        Aggregation.over(Full.TYPE.all()).groupBy(field).measure(count, sum));
        List<Optional<V>> expected = all.stream()
                .sorted(Brute.order(Full.TYPE, List.of(field.asc())))
                .map(record -> Optional.ofNullable(field.of(record)))
                .distinct()
                .toList();
        assertThat(groups.stream().map(group -> group.key(field)).toList()).containsExactlyElementsOf(expected);
        for (Group<Full> group : groups) {
            List<Full> members = all.stream()
                    .filter(record -> Optional.ofNullable(field.of(record)).equals(group.key(field)))
                    .toList();
            assertThat(group.value(count)).contains((long) members.size());
            assertThat(group.value(sum).orElseThrow())
                    .isEqualByComparingTo(sum(members, Full::amount).orElseThrow());
            assertThat(group.bucket()).isEmpty();
        }
    }

    @Test
    @DisplayName("A12 groups by several fields are every combination that occurs (seed 12)")
    void groupsByMore() {
        List<Full> all = written(12);
        Measure<Full, Long> count = Measure.count();
        List<Group<Full>> groups = fulls().aggregate(Aggregation.over(Full.TYPE.where(Full.FLAG.eq(true)))
                .groupBy(Full.MAYBE_SHADE, Full.WHOLE, Full.MAYBE_FLAG)
                .measure(count));
        List<Full> flagged = all.stream().filter(Full::flag).toList();
        List<List<Object>> expected = flagged.stream()
                .sorted(Brute.order(
                        Full.TYPE, List.of(Full.MAYBE_SHADE.asc(), Full.WHOLE.asc(), Full.MAYBE_FLAG.asc())))
                .map(record -> List.<Object>of(
                        Optional.ofNullable(record.maybeShade()),
                        Optional.of(record.whole()),
                        Optional.ofNullable(record.maybeFlag())))
                .distinct()
                .toList();
        assertThat(groups.stream()
                        .map(group -> List.<Object>of(
                                group.key(Full.MAYBE_SHADE), group.key(Full.WHOLE), group.key(Full.MAYBE_FLAG)))
                        .toList())
                .containsExactlyElementsOf(expected);
        assertThat(groups.stream()
                        .mapToLong(group -> group.value(count).orElseThrow())
                        .sum())
                .isEqualTo(flagged.size());
    }

    @Test
    @DisplayName("A13 all functions at once, by group (seed 13)")
    void allAtOnce() {
        List<Full> all = written(13);
        Measure<Full, Long> count = Measure.count(Full.MAYBE_AMOUNT);
        Measure<Full, BigDecimal> sum = Measure.sum(Full.WHOLE);
        Measure<Full, BigDecimal> average = Measure.average(Full.AMOUNT);
        Measure<Full, BigDecimal> min = Measure.min(Full.AMOUNT);
        Measure<Full, Instant> max = Measure.max(Full.MOMENT);
        Measure<Full, String> first = Measure.first(Full.TEXT, Full.MOMENT);
        Measure<Full, BigDecimal> last = Measure.last(Full.AMOUNT, Full.MOMENT);
        List<Group<Full>> groups = fulls().aggregate(Aggregation.over(Full.TYPE.all())
                .groupBy(Full.SHADE)
                .measure(count, sum, average, min, max, first, last));
        for (Group<Full> group : groups) {
            Predicate<Full> member = record -> Optional.of(record.shade()).equals(group.key(Full.SHADE));
            List<Full> members = all.stream()
                    .filter(member)
                    .sorted(Brute.order(Full.TYPE, List.of(Full.MOMENT.asc())))
                    .toList();
            assertThat(group.value(count))
                    .contains(members.stream()
                            .filter(record -> record.maybeAmount() != null)
                            .count());
            assertThat(group.value(sum).orElseThrow())
                    .isEqualByComparingTo(sum(members, record -> BigDecimal.valueOf(record.whole()))
                            .orElseThrow());
            assertThat(group.value(average).orElseThrow())
                    .isEqualByComparingTo(average(sum(members, Full::amount).orElseThrow(), members.size()));
            assertThat(group.value(min))
                    .isEqualTo(members.stream().map(Full::amount).min(Comparator.naturalOrder()));
            assertThat(group.value(max))
                    .contains(members.get(members.size() - 1).moment());
            assertThat(group.value(first)).contains(members.get(0).text());
            assertThat(group.value(last))
                    .contains(members.get(members.size() - 1).amount());
        }
    }

    // Spans of time

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"UTC", "America/New_York", "Australia/Sydney", "Asia/Kathmandu"})
    @DisplayName("A14 spans of the calendar of a zone: days, weeks, months and years, across changes of clocks")
    void calendar(String name) {
        ZoneId zone = ZoneId.of(name);
        List<Fill> fills = new ArrayList<>();
        Instant start = Instant.parse("2026-02-27T00:00:00Z");
        for (long n = 0; n < 600; n++) {
            // Seven hours apart, so that they drift over the day and meet hours that occur twice or never.
            fills.add(Fill.of("A", n).withAt(start.plus(Duration.ofHours(7 * n)).minusNanos(n % 3 * 1_000)));
        }
        fills().appendAll(fills);
        TimeRange period = new TimeRange(start, start.plus(Duration.ofDays(175)));
        for (ChronoUnit unit : List.of(ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS, ChronoUnit.YEARS)) {
            Measure<Fill, Long> count = Measure.count();
            List<Group<Fill>> groups = fills().aggregate(Aggregation.over(Fill.TYPE.all())
                    .groupBy(TimeBuckets.calendar(Fill.AT, unit, period, zone))
                    .measure(count));
            List<Instant> expected = fills.stream()
                    .map(fill -> startOf(fill.at(), unit, zone))
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(groups.stream()
                            .map(group -> group.bucket().orElseThrow())
                            .toList())
                    .as("%s", unit)
                    .containsExactlyElementsOf(expected);
            for (Group<Fill> group : groups) {
                Instant bucket = group.bucket().orElseThrow();
                assertThat(group.value(count))
                        .as("%s of %s", unit, bucket)
                        .contains(fills.stream()
                                .filter(fill -> startOf(fill.at(), unit, zone).equals(bucket))
                                .count());
            }
        }
    }

    private static Instant startOf(Instant moment, ChronoUnit unit, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        LocalDate first = switch (unit) {
            case WEEKS -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTHS -> day.withDayOfMonth(1);
            case YEARS -> day.withDayOfYear(1);
            default -> day;
        };
        return first.atStartOfDay(zone).toInstant();
    }

    @Test
    @DisplayName("A15 a span includes its start, excludes its end, and moments outside all spans are left out")
    void edges() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        List<Instant> edges = List.of(noon, noon.plusSeconds(10), noon.plusSeconds(11), noon.plusSeconds(100));
        List<Instant> moments = List.of(
                noon.minusNanos(1_000),
                noon,
                noon.plusSeconds(10).minusNanos(1_000),
                noon.plusSeconds(10),
                noon.plusSeconds(100).minusNanos(1_000),
                noon.plusSeconds(100));
        for (int n = 0; n < moments.size(); n++) {
            fills().append(Fill.of("A", n).withAt(moments.get(n)));
        }
        Measure<Fill, Long> count = Measure.count();
        List<Group<Fill>> groups = fills().aggregate(Aggregation.over(Fill.TYPE.all())
                .groupBy(new TimeBuckets<>(Fill.AT, edges))
                .measure(count));
        assertThat(groups.stream().map(group -> group.bucket().orElseThrow()).toList())
                .containsExactly(noon, noon.plusSeconds(10), noon.plusSeconds(11));
        assertThat(groups.stream()
                        .map(group -> group.value(count).orElseThrow())
                        .toList())
                .containsExactly(2L, 1L, 1L);
    }

    @Test
    @DisplayName("A16 spans of time beside groups come by span first, then by group")
    void spansAndGroups() {
        for (long n = 0; n < 40; n++) {
            fills().append(Fill.of("S" + n % 3, n)
                    .withAt(Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(n))));
        }
        Measure<Fill, Long> count = Measure.count();
        List<Group<Fill>> groups = fills().aggregate(Aggregation.over(Fill.TYPE.all())
                .groupBy(Fill.SYMBOL)
                .groupBy(TimeBuckets.calendar(
                        Fill.AT,
                        ChronoUnit.DAYS,
                        new TimeRange(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-03T00:00:00Z")),
                        ZoneId.of("UTC")))
                .measure(count));
        assertThat(groups.stream()
                        .map(group -> group.key(Fill.SYMBOL).orElseThrow())
                        .toList())
                .containsExactly("S0", "S1", "S2", "S0", "S1", "S2");
        assertThat(groups.stream()
                        .map(group -> group.value(count).orElseThrow())
                        .toList())
                .containsExactly(8L, 8L, 8L, 6L, 5L, 5L);
    }

    @Test
    @DisplayName("A17 more than 100,000 groups are refused, and 100,000 are not")
    void tooManyGroups() {
        List<Fill> fills = new ArrayList<>();
        for (long n = 0; n < Aggregation.MOST_GROUPS; n++) {
            fills.add(Fill.of("A", n));
        }
        fills().appendAll(fills);
        Aggregation<Fill> aggregation =
                Aggregation.over(Fill.TYPE.all()).groupBy(Fill.NUMBER).measure(Measure.count());
        assertThat(fills().aggregate(aggregation)).hasSize(Aggregation.MOST_GROUPS);
        fills().append(Fill.of("A", Aggregation.MOST_GROUPS));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> fills().aggregate(aggregation));
    }

    @Test
    @DisplayName("A18 an aggregate of no measure, or spans that do not ascend, are refused")
    @SuppressWarnings("unchecked") // an empty array of measures
    void badAggregates() {
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> Aggregation.over(Fill.TYPE.all()).measure());
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> new TimeBuckets<>(Fill.AT, List.of(noon, noon)));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> new TimeBuckets<>(Fill.AT, List.of(noon)));
    }
}
