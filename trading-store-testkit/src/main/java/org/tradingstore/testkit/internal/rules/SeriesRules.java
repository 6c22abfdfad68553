package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.history.Candle;
import org.tradingstore.history.CandleGap;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.History;
import org.tradingstore.history.Interval;
import org.tradingstore.history.MonthlyPrice;
import org.tradingstore.history.PriceBar;
import org.tradingstore.history.PriceGap;
import org.tradingstore.history.TradingCalendar;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.repository.TimeBuckets;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Place;

/** Longer bars and gaps, against plain loops that find a span by the calendar alone. */
public abstract class SeriesRules extends Rules {
    private static final LocalDate FIRST = LocalDate.of(2023, 12, 4);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** The Friday before clocks go forward in New York, at midnight there. */
    private static final Instant SPRING = Instant.parse("2026-03-06T05:00:00Z");

    private static final Percentage CLOSE_ENOUGH = Percentage.withPercentage(1e-10);

    protected SeriesRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    private History market() {
        return store().history();
    }

    private static DailyPrice day(LocalDate date, double price) {
        return DailyPrice.of("A", date)
                .open(price)
                .high(price)
                .low(price)
                .close(price)
                .build();
    }

    private static Candle candle(Interval interval, Instant openedAt, double price) {
        return Candle.of("A", interval, openedAt)
                .open(price)
                .high(price)
                .low(price)
                .close(price)
                .build();
    }

    /** Prices on four of five days; some without volume or adjusted close, a whole month without any. */
    private List<DailyPrice> someDays() {
        Random random = new Random(1);
        List<DailyPrice> prices = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            LocalDate date = FIRST.plusDays(i);
            boolean bare = date.getMonthValue() == 2;
            if (random.nextInt(5) > 0) {
                prices.add(DailyPrice.of("A", date)
                        .open(random.nextDouble())
                        .high(random.nextDouble() + 1)
                        .low(random.nextDouble() - 1)
                        .close(random.nextDouble())
                        .adjustedClose(bare || random.nextInt(3) == 0 ? null : (Double) random.nextDouble())
                        .volume(bare || random.nextInt(3) == 0 ? null : (Double) (random.nextDouble() * 1e6))
                        .build());
            }
        }
        market().dailyPrices().upsertAll(prices);
        market().dailyPrices()
                .upsertAll(prices.stream()
                        .map(each -> each.toBuilder().symbol("B").build())
                        .toList());
        return prices;
    }

    private static @Nullable Double lastOf(List<@Nullable Double> values) {
        return values.stream().filter(Objects::nonNull).reduce((a, b) -> b).orElse(null);
    }

    private static void assertBar(
            PriceBar bar, List<double[]> prices, List<@Nullable Double> adjusted, List<@Nullable Double> volumes) {
        assertThat(bar.bars()).isEqualTo(prices.size());
        assertThat(bar.open()).isEqualTo(prices.get(0)[0]);
        assertThat(bar.high())
                .isEqualTo(prices.stream().mapToDouble(each -> each[1]).max().orElseThrow());
        assertThat(bar.low())
                .isEqualTo(prices.stream().mapToDouble(each -> each[2]).min().orElseThrow());
        assertThat(bar.close()).isEqualTo(prices.get(prices.size() - 1)[3]);
        assertThat(bar.adjustedClose()).isEqualTo(lastOf(adjusted));
        List<Double> present = volumes.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        assertThat(bar.withoutVolume()).isEqualTo(volumes.size() - present.size());
        if (present.isEmpty()) {
            assertThat(bar.volume()).isNull();
        } else {
            double sum = present.stream()
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .doubleValue();
            assertThat(Objects.requireNonNull(bar.volume())).isCloseTo(sum, CLOSE_ENOUGH);
        }
    }

    private static LocalDate spanOf(Interval interval, LocalDate day) {
        return switch (interval.toString()) {
            case "1w" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "1mo" -> day.withDayOfMonth(1);
            case "3mo" -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case "12mo" -> day.withDayOfYear(1);
            case "2d" -> day.toEpochDay() % 2 == 0 ? day : day.minusDays(1);
            default -> throw new IllegalArgumentException(interval.toString());
        };
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"2d", "1w", "1mo", "3mo", "12mo"})
    @DisplayName("HS1 days come to weeks from Monday, months, quarters and years: first, highest, lowest, last, sum")
    void days(String text) {
        Interval to = Interval.of(text);
        Map<LocalDate, List<DailyPrice>> expected = new TreeMap<>();
        for (DailyPrice price : someDays()) {
            expected.computeIfAbsent(spanOf(to, price.date()), any -> new ArrayList<>())
                    .add(price);
        }
        List<PriceBar> bars = market().dailyPrices().resample("A", to, DateRange.all());
        assertThat(bars).extracting(PriceBar::firstDay).containsExactlyElementsOf(expected.keySet());
        for (PriceBar bar : bars) {
            List<DailyPrice> members = Objects.requireNonNull(expected.get(bar.firstDay()));
            assertBar(
                    bar,
                    members.stream()
                            .map(each -> new double[] {each.open(), each.high(), each.low(), each.close()})
                            .toList(),
                    members.stream().map(DailyPrice::adjustedClose).collect(Collectors.toList()),
                    members.stream().map(DailyPrice::volume).collect(Collectors.toList()));
            assertThat(spanOf(to, LocalDate.ofInstant(bar.end(), ZoneOffset.UTC)))
                    .isEqualTo(LocalDate.ofInstant(bar.end(), ZoneOffset.UTC));
        }
    }

    @Test
    @DisplayName("HS2 spans that touch the period come whole, others not, and an empty period has none")
    void wholeSpans() {
        someDays();
        List<PriceBar> all = market().dailyPrices().resample("A", Interval.ONE_WEEK, DateRange.all());
        LocalDate wednesday = all.get(3).firstDay().plusDays(2);
        assertThat(market().dailyPrices()
                        .resample("A", Interval.ONE_WEEK, new DateRange(wednesday, wednesday.plusDays(7))))
                .containsExactly(all.get(3), all.get(4));
        LocalDate monday = all.get(3).firstDay();
        assertThat(market().dailyPrices().resample("A", Interval.ONE_WEEK, new DateRange(monday, monday.plusDays(7))))
                .containsExactly(all.get(3));
        assertThat(market().dailyPrices().resample("A", Interval.ONE_WEEK, new DateRange(monday, monday)))
                .isEmpty();
        assertThat(market().dailyPrices().resample("none", Interval.ONE_WEEK, DateRange.all()))
                .isEmpty();
        LocalDate later = FIRST.plusDays(2_002);
        market().dailyPrices().upsert(day(later, 1));
        assertThat(market().dailyPrices().resample("A", Interval.ONE_YEAR, new DateRange(later.minusDays(9), later)))
                .as("a year whose only price lies behind the period")
                .extracting(PriceBar::bars)
                .containsExactly(1L);
        market().dailyPrices().delete(day(later, 1).key());
        List<PriceBar> handed = new ArrayList<>();
        market().dailyPrices().resample("A", Interval.ONE_WEEK, DateRange.all(), handed::add);
        assertThat(handed).isEqualTo(all);
    }

    /** The first moment of the span that a moment of {@code zone} falls into, by the calendar. */
    private static Instant spanOf(Interval interval, ZoneId zone, Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        Instant midnight = day.atStartOfDay(zone).toInstant();
        return interval.length()
                .map(length -> {
                    Instant span = midnight;
                    while (!moment.isBefore(span.plus(length))) {
                        span = span.plus(length);
                    }
                    return span;
                })
                .orElseGet(() -> interval.equals(Interval.ONE_DAY)
                        ? midnight
                        : spanOf(interval, day).atStartOfDay(zone).toInstant());
    }

    @ParameterizedTest(name = "{0} to {1} in {2}")
    @CsvSource({
        "15m, 1h, UTC",
        "15m, 4h, America/New_York",
        "15m, 5h, America/New_York",
        "15m, 1d, America/New_York",
        "15m, 1d, Australia/Lord_Howe",
        "15m, 1w, Asia/Kolkata",
        "15m, 1mo, America/New_York",
        "1h, 4h, America/New_York",
        "1h, 3mo, UTC"
    })
    @DisplayName("HS3 candles come to longer spans that begin with the days of a zone, on days of 23 and 25 hours too")
    void candles(String shorter, String longer, String zoneName) {
        Interval from = Interval.of(shorter);
        Interval to = Interval.of(longer);
        ZoneId zone = ZoneId.of(zoneName);
        Duration step = from.length().orElseThrow();
        Random random = new Random(2);
        Map<Instant, List<Candle>> expected = new TreeMap<>();
        List<Candle> candles = new ArrayList<>();
        for (Instant start :
                List.of(SPRING, Instant.parse("2026-04-03T00:00:00Z"), Instant.parse("2026-10-30T00:00:00Z"))) {
            for (Instant at = start; at.isBefore(start.plus(Duration.ofDays(4))); at = at.plus(step)) {
                if (random.nextInt(8) > 0) {
                    Candle candle = candle(from, at, random.nextDouble()).toBuilder()
                            .high(random.nextDouble() + 1)
                            .low(random.nextDouble() - 1)
                            .volume(random.nextInt(3) == 0 ? null : (Double) random.nextDouble())
                            .build();
                    candles.add(candle);
                    expected.computeIfAbsent(spanOf(to, zone, at), any -> new ArrayList<>())
                            .add(candle);
                }
            }
        }
        market().candles().load(candles.stream(), OnConflict.REPLACE);
        market().candles().upsert(candle(Interval.ONE_WEEK, SPRING, 77));
        List<PriceBar> bars = market().candles().resample("A", from, to, TimeRange.all(), zone);
        assertThat(bars).extracting(PriceBar::start).containsExactlyElementsOf(expected.keySet());
        for (PriceBar bar : bars) {
            List<Candle> members = Objects.requireNonNull(expected.get(bar.start()));
            assertBar(
                    bar,
                    members.stream()
                            .map(each -> new double[] {each.open(), each.high(), each.low(), each.close()})
                            .toList(),
                    List.of(),
                    members.stream().map(Candle::volume).collect(Collectors.toList()));
            assertThat(members.get(members.size() - 1).openedAt()).isBefore(bar.end());
            assertThat(spanOf(to, zone, bar.end())).isEqualTo(bar.end());
        }
    }

    @Test
    @DisplayName(
            "HS4 on a day of 23 hours the last span of four hours lasts three, on one of 25 there is one of an hour")
    void shortAndLongDays() {
        for (Instant at = SPRING; at.isBefore(SPRING.plus(Duration.ofDays(4))); at = at.plus(Duration.ofHours(1))) {
            market().candles().upsert(candle(Interval.ONE_HOUR, at, 1));
        }
        TimeRange sunday = TimeRange.day(LocalDate.of(2026, 3, 8), NEW_YORK);
        assertThat(market().candles().resample("A", Interval.ONE_HOUR, Interval.FOUR_HOURS, sunday, NEW_YORK))
                .extracting(PriceBar::bars)
                .containsExactly(4L, 4L, 4L, 4L, 4L, 3L);
        Instant autumn = Instant.parse("2026-11-01T04:00:00Z");
        for (int hour = 0; hour < 26; hour++) {
            market().candles().upsert(candle(Interval.ONE_HOUR, autumn.plus(Duration.ofHours(hour)), 1));
        }
        assertThat(market().candles()
                        .resample(
                                "A",
                                Interval.ONE_HOUR,
                                Interval.FOUR_HOURS,
                                TimeRange.day(LocalDate.of(2026, 11, 1), NEW_YORK),
                                NEW_YORK))
                .extracting(PriceBar::bars)
                .containsExactly(4L, 4L, 4L, 4L, 4L, 4L, 1L);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"1h, 15m", "1h, 1h", "15m, 40m", "7h, 1d", "1d, 4h", "1w, 1mo", "1mo, 1w", "2d, 1mo", "3d, 1w", "1d, 1d"
    })
    @DisplayName("HS5 a span that is not made of whole ones of the shorter interval is refused")
    void notNested(String from, String to) {
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> market().candles()
                        .resample("A", Interval.of(from), Interval.of(to), TimeRange.all(), ZoneOffset.UTC));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> market().dailyPrices().resample("A", Interval.ONE_HOUR, DateRange.all()));
    }

    @Test
    @DisplayName("HS6 candles centuries apart come to two spans of seconds, without a walk over those between")
    void sparse() {
        Interval second = Interval.of("1s");
        Instant early = Instant.parse("1702-01-01T00:00:03Z");
        Instant late = Instant.parse("2402-01-01T00:00:07Z");
        market().candles().upsertAll(List.of(candle(second, early, 1), candle(second, late, 2)));
        assertThat(market().candles().resample("A", second, Interval.of("5s"), TimeRange.all(), ZoneOffset.UTC))
                .extracting(PriceBar::start)
                .containsExactly(early.minusSeconds(3), late.minusSeconds(2));
    }

    @Test
    @DisplayName("HS7 more spans than are computed at once join without a seam")
    void manySpans() {
        int spans = 10_050;
        Interval second = Interval.of("1s");
        market().candles()
                .load(
                        IntStream.range(0, 2 * spans).mapToObj(i -> candle(second, SPRING.plusSeconds(i), i)),
                        OnConflict.REPLACE);
        List<PriceBar> bars =
                market().candles().resample("A", second, Interval.of("2s"), TimeRange.all(), ZoneOffset.UTC);
        assertThat(bars).hasSize(spans);
        for (int i = 0; i < spans; i++) {
            assertThat(bars.get(i).start()).isEqualTo(SPRING.plusSeconds(2L * i));
            assertThat(bars.get(i).open()).isEqualTo(2 * i);
            assertThat(bars.get(i).close()).isEqualTo(2 * i + 1);
        }
    }

    @Test
    @DisplayName("HS8 monthly prices are computed from all days of a month, and written only when they are upserted")
    void months() {
        Map<YearMonth, List<DailyPrice>> expected = new TreeMap<>();
        for (DailyPrice price : someDays()) {
            expected.computeIfAbsent(YearMonth.from(price.date()), any -> new ArrayList<>())
                    .add(price);
        }
        List<MonthlyPrice> months = market().dailyPrices().months("A", DateRange.all());
        assertThat(months).extracting(MonthlyPrice::month).containsExactlyElementsOf(expected.keySet());
        for (MonthlyPrice month : months) {
            List<DailyPrice> members = Objects.requireNonNull(expected.get(month.month()));
            assertThat(month.symbol()).isEqualTo("A");
            assertThat(month.averageClose())
                    .isCloseTo(
                            members.stream()
                                    .mapToDouble(DailyPrice::close)
                                    .average()
                                    .orElseThrow(),
                            CLOSE_ENOUGH);
            List<Double> adjusted = members.stream()
                    .map(DailyPrice::adjustedClose)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
            if (adjusted.isEmpty()) {
                assertThat(month.averageAdjustedClose()).isNull();
            } else {
                assertThat(Objects.requireNonNull(month.averageAdjustedClose()))
                        .isCloseTo(
                                adjusted.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElseThrow(),
                                CLOSE_ENOUGH);
            }
            assertThat(month.low())
                    .isEqualTo(
                            members.stream().mapToDouble(DailyPrice::low).min().orElseThrow());
            assertThat(month.high())
                    .isEqualTo(
                            members.stream().mapToDouble(DailyPrice::high).max().orElseThrow());
            assertThat(month.source()).isEqualTo("computed");
        }
        assertThat(market().monthlyPrices().count(MonthlyPrice.TYPE.all())).isZero();
        LocalDate tenth = months.get(2).month().atDay(10);
        assertThat(market().dailyPrices().months("A", new DateRange(tenth, tenth.plusDays(1))))
                .containsExactly(months.get(2));
        market().monthlyPrices().upsertAll(months);
        assertThat(market().monthlyPrices().newest("A", 1)).containsExactly(months.get(months.size() - 1));
    }

    @Test
    @DisplayName("HS9 a gap is a run of trading days without a price: weekends and holidays are none and divide none")
    void dayGaps() {
        LocalDate monday = LocalDate.of(2026, 6, 29);
        Set<LocalDate> holidays = Set.of(LocalDate.of(2026, 7, 3));
        TradingCalendar calendar = TradingCalendar.weekdays(holidays);
        // Missing: Tuesday, Thursday (then a holiday and a weekend) and Monday; a price on Saturday fills nothing.
        market().dailyPrices()
                .upsertAll(List.of(
                        day(monday, 1),
                        day(monday.plusDays(2), 1),
                        day(monday.plusDays(5), 1),
                        day(monday.plusDays(8), 1)));
        List<PriceGap> within = List.of(
                new PriceGap(monday.plusDays(1), monday.plusDays(1), 1),
                new PriceGap(monday.plusDays(3), monday.plusDays(7), 2));
        assertThat(market().dailyPrices().gaps("A", calendar)).isEqualTo(within);
        DateRange period = new DateRange(monday.minusDays(3), monday.plusDays(12));
        assertThat(market().dailyPrices().gaps("A", calendar, period))
                .containsExactly(
                        new PriceGap(monday.minusDays(3), monday.minusDays(3), 1),
                        within.get(0),
                        within.get(1),
                        new PriceGap(monday.plusDays(9), monday.plusDays(11), 3));
        assertThat(market().dailyPrices().gaps("none", calendar)).isEmpty();
        assertThat(market().dailyPrices().gaps("none", calendar, new DateRange(monday, monday.plusDays(7))))
                .containsExactly(new PriceGap(monday, monday.plusDays(3), 4));
        assertThat(market().dailyPrices().gaps("A", calendar, new DateRange(monday, monday.plusDays(1))))
                .isEmpty();
    }

    @Test
    @DisplayName("HS10 gaps are the days that a loop over the calendar misses, before, between and behind the prices")
    void allDayGaps() {
        List<LocalDate> there = someDays().stream().map(DailyPrice::date).toList();
        TradingCalendar calendar = TradingCalendar.weekdays(Set.of(FIRST.plusDays(21), FIRST.plusDays(22)));
        DateRange period = new DateRange(FIRST.minusDays(30), FIRST.plusDays(230));
        List<LocalDate> missing = period.start()
                .datesUntil(period.end())
                .filter(day -> day.getDayOfWeek().getValue() < 6
                        && !day.equals(FIRST.plusDays(21))
                        && !day.equals(FIRST.plusDays(22))
                        && !there.contains(day))
                .toList();
        List<PriceGap> gaps = market().dailyPrices().gaps("A", calendar, period);
        assertThat(gaps.stream().mapToLong(PriceGap::days).sum()).isEqualTo(missing.size());
        assertThat(missing)
                .allMatch(day -> gaps.stream().anyMatch(gap -> !day.isBefore(gap.first()) && !day.isAfter(gap.last())));
        assertThat(gaps).allMatch(gap -> missing.contains(gap.first()) && missing.contains(gap.last()));
        assertThat(gaps).isSortedAccordingTo(Comparator.comparing(PriceGap::first));
    }

    @Test
    @DisplayName("HS11 candles are missed within sessions alone, from the first due one on, and a late one counts")
    void candleGaps() {
        TradingCalendar calendar =
                TradingCalendar.weekdays(Set.of(), LocalTime.of(9, 30), LocalTime.of(16, 0), NEW_YORK);
        // Friday and Monday round the change of clocks; a session of an hour's candles ends with half of one.
        Instant friday = Instant.parse("2026-03-06T14:30:00Z");
        Instant monday = Instant.parse("2026-03-09T13:30:00Z");
        Function<Instant, List<Instant>> session = start -> IntStream.range(0, 7)
                .mapToObj(hour -> start.plus(Duration.ofHours(hour)))
                .toList();
        List<Candle> candles = new ArrayList<>();
        for (Instant at : session.apply(friday).subList(0, 5)) {
            candles.add(candle(Interval.ONE_HOUR, at, 1));
        }
        candles.add(candle(Interval.ONE_HOUR, friday.plus(Duration.ofDays(1)), 1));
        candles.add(candle(Interval.ONE_HOUR, session.apply(monday).get(2).plus(Duration.ofMinutes(59)), 1));
        candles.add(candle(Interval.ONE_HOUR, session.apply(monday).get(6), 1));
        market().candles().upsertAll(candles);
        CandleGap overTheWeekend = new CandleGap(
                new TimeRange(
                        session.apply(friday).get(5), session.apply(monday).get(2)),
                4);
        CandleGap afternoon = new CandleGap(
                new TimeRange(
                        session.apply(monday).get(3), session.apply(monday).get(6)),
                3);
        assertThat(market().candles().gaps("A", Interval.ONE_HOUR, calendar, 10))
                .containsExactly(overTheWeekend, afternoon);
        assertThat(market().candles().gaps("A", Interval.ONE_HOUR, calendar, 1)).containsExactly(overTheWeekend);
        Instant close = Instant.parse("2026-03-09T20:00:00Z");
        assertThat(market().candles()
                        .gaps(
                                "A",
                                Interval.ONE_HOUR,
                                calendar,
                                new TimeRange(session.apply(monday).get(3), close),
                                9))
                .containsExactly(afternoon);
        assertThat(market().candles().gaps("none", Interval.ONE_HOUR, calendar, 1))
                .isEmpty();
        assertThat(market().candles().gaps("none", Interval.ONE_HOUR, calendar, new TimeRange(monday, close), 1))
                .containsExactly(new CandleGap(new TimeRange(monday, close), 7));
        assertThat(market().candles().gaps("none", Interval.ONE_DAY, calendar, new TimeRange(friday, close), 1))
                .containsExactly(new CandleGap(new TimeRange(friday, close), 2));
    }

    @Test
    @DisplayName("HS12 around the clock every interval is due, and gaps are those that a loop misses")
    void roundTheClock() {
        Random random = new Random(3);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        List<Instant> due = IntStream.range(0, 600)
                .mapToObj(i -> start.plus(Duration.ofMinutes(5L * i)))
                .toList();
        List<Instant> there = due.stream().filter(each -> random.nextInt(4) > 0).toList();
        market().candles()
                .upsertAll(there.stream()
                        .map(at -> candle(Interval.FIVE_MINUTES, at, 1))
                        .toList());
        List<CandleGap> expected = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            int from = i;
            while (i < due.size() && !there.contains(due.get(i))) {
                i++;
            }
            if (i > from) {
                expected.add(new CandleGap(
                        new TimeRange(due.get(from), due.get(i - 1).plus(Duration.ofMinutes(5))), i - from));
            }
        }
        TimeRange period = new TimeRange(start, start.plus(Duration.ofHours(50)));
        assertThat(market().candles()
                        .gaps("A", Interval.FIVE_MINUTES, TradingCalendar.everyDay(), period, Integer.MAX_VALUE))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("HS13 gaps of weeks, none asked for, and hours that do not end are refused")
    void badGaps() {
        TradingCalendar calendar = TradingCalendar.everyDay();
        for (Interval interval : List.of(Interval.ONE_WEEK, Interval.ONE_MONTH, Interval.of("2d"))) {
            refused(
                    InvalidRequestException.class,
                    Advice.FIX_CALLER,
                    () -> market().candles().gaps("A", interval, calendar, TimeRange.all(), 1));
        }
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> market().candles().gaps("A", Interval.ONE_HOUR, calendar, TimeRange.all(), 0));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> TradingCalendar.weekdays(Set.of(), LocalTime.NOON, LocalTime.NOON, NEW_YORK));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> new TimeBuckets<>(DailyPrice.DATE, List.of(SPRING, SPRING.plusSeconds(1))));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> new TimeBuckets<>(DailyPrice.OPEN, List.of(SPRING, SPRING.plusSeconds(1))));
    }
}
