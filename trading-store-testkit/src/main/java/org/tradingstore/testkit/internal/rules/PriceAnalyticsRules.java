package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.history.History;
import org.tradingstore.history.Interval;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.history.PriceDrawdown;
import org.tradingstore.history.PriceDrawdowns;
import org.tradingstore.history.PriceSeries;
import org.tradingstore.history.Rolling;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.model.ModelSeries;

/** Moving averages, volatility and drawdowns of prices, against their formulas in decimals of fifty digits and loops over all pairs. */
public abstract class PriceAnalyticsRules extends Rules {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final double TOLERANCE = 1e-12;
    private static final int SEVERAL = 130;
    private static final int YEAR = 252;
    /** By code point behind all others, by {@code String.compareTo} before U+FF21. */
    private static final String LAST = "\uD835\uDC00";

    protected PriceAnalyticsRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.HISTORY);
    }

    private History market() {
        return store().history();
    }

    private DailyPriceRepository days() {
        return market().dailyPrices();
    }

    private static DailyPrice price(String symbol, int day, double close, @Nullable Double adjusted) {
        return DailyPrice.of(symbol, FIRST.plusDays(day))
                .open(1)
                .high(1)
                .low(1)
                .close(close)
                .adjustedClose(adjusted)
                .build();
    }

    private void closes(String symbol, double... closes) {
        List<DailyPrice> prices = new ArrayList<>();
        for (int day = 0; day < closes.length; day++) {
            prices.add(price(symbol, day, closes[day], null));
        }
        days().upsertAll(prices);
    }

    private static void assertNear(double[] given, double[] expected) {
        assertThat(given).hasSameSizeAs(expected);
        for (int i = 0; i < given.length; i++) {
            assertThat(given[i]).as("point %s", i).isCloseTo(expected[i], within(Math.abs(expected[i]) * TOLERANCE));
        }
    }

    private static double[] randomCloses(Random random, int size) {
        double[] closes = new double[size];
        double price = 100;
        for (int i = 0; i < size; i++) {
            // Most days change little, some hardly at all, and a few double or fall to a tenth.
            double scale = random.nextInt(10) == 0 ? 1e-7 : 0.02;
            price *= random.nextInt(40) == 0 ? 0.1 + 2 * random.nextDouble() : Math.exp(random.nextGaussian() * scale);
            closes[i] = price;
        }
        return closes;
    }

    private static List<Double> list(double[] closes) {
        return Arrays.stream(closes).boxed().toList();
    }

    // Rolling windows

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    @DisplayName(
            "VD1 averages and volatilities of windows of any length are those of the formulas, within 1e-12 of them")
    void windows(long seed) {
        double[] closes = randomCloses(new Random(seed), SEVERAL);
        closes("A", closes);
        for (int window : List.of(2, 3, 7, 20, 64, SEVERAL - 1, SEVERAL)) {
            PriceSeries averages = days().rolling("A", DailyPrice.CLOSE, Rolling.average(window), DateRange.all());
            assertNear(averages.value(), ModelSeries.averages(list(closes), window));
            assertThat(averages.day(0)).isEqualTo(FIRST.plusDays(window - 1L));
            assertThat(averages.day(averages.size() - 1)).isEqualTo(FIRST.plusDays(SEVERAL - 1L));
            PriceSeries volatilities =
                    days().rolling("A", DailyPrice.CLOSE, Rolling.volatility(window), DateRange.all());
            assertNear(volatilities.value(), ModelSeries.volatilities(list(closes), window, YEAR));
            assertThat(volatilities.passedOver()).isZero();
            assertThat(volatilities.size()).isEqualTo(SEVERAL - window);
        }
        PriceSeries quarterly =
                days().rolling("A", DailyPrice.CLOSE, Rolling.volatility(5, 4), DateRange.since(FIRST.plusDays(9)));
        assertNear(quarterly.value(), ModelSeries.volatilities(list(closes).subList(9, SEVERAL), 5, 4));
    }

    @Test
    @DisplayName("VD2 constant prices have no volatility at all and their own average; too few have none")
    void constant() {
        double[] closes = new double[50];
        Arrays.fill(closes, 0.1);
        closes("A", closes);
        closes("ONE", 7);
        for (int window : List.of(2, 3, 49)) {
            assertThat(days().rolling("A", DailyPrice.CLOSE, Rolling.volatility(window), DateRange.all())
                            .value())
                    .hasSize(50 - window)
                    .containsOnly(0.0);
        }
        assertNear(
                days().rolling("A", DailyPrice.CLOSE, Rolling.average(49), DateRange.all())
                        .value(),
                new double[] {0.1, 0.1});
        assertThat(days().rolling("ONE", DailyPrice.CLOSE, Rolling.average(1), DateRange.all())
                        .value())
                .containsExactly(7);
        assertThat(days().rolling("ONE", DailyPrice.CLOSE, Rolling.average(2), DateRange.all())
                        .size())
                .isZero();
        assertThat(days().rolling("ONE", DailyPrice.CLOSE, Rolling.volatility(2), DateRange.all())
                        .size())
                .isZero();
        assertThat(days().rolling("NONE", DailyPrice.CLOSE, Rolling.average(1), DateRange.all())
                        .size())
                .isZero();
    }

    @Test
    @DisplayName(
            "VD3 absent prices are passed over and counted, and for volatility those not above zero; returns span them")
    void passedOver() {
        Double[] adjusted = {10.0, null, 11.0, 0.0, 12.5, -1.0, 12.0, null};
        List<DailyPrice> prices = new ArrayList<>();
        for (int day = 0; day < adjusted.length; day++) {
            prices.add(price("A", day, 99, adjusted[day]));
        }
        days().upsertAll(prices);
        PriceSeries volatility = days().rolling("A", DailyPrice.ADJUSTED_CLOSE, Rolling.volatility(2), DateRange.all());
        assertNear(volatility.value(), ModelSeries.volatilities(List.of(10.0, 11.0, 12.5, 12.0), 2, YEAR));
        assertThat(volatility.passedOver()).isEqualTo(4);
        assertThat(List.of(volatility.day(0), volatility.day(1))).containsExactly(FIRST.plusDays(4), FIRST.plusDays(6));
        PriceSeries average = days().rolling("A", DailyPrice.ADJUSTED_CLOSE, Rolling.average(2), DateRange.all());
        assertNear(average.value(), new double[] {10.5, 5.5, 6.25, 5.75, 5.5});
        assertThat(average.passedOver()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "VD4 a period starts with its first bar and ends before its end; other symbols and intervals have no part in it")
    void period() {
        closes("A", 1, 2, 4, 8, 16);
        closes("B", 5, 5, 5);
        DateRange middle = new DateRange(FIRST.plusDays(1), FIRST.plusDays(4));
        PriceSeries averages = days().rolling("A", DailyPrice.CLOSE, Rolling.average(2), middle);
        assertThat(averages.value()).containsExactly(3, 6);
        Instant opened = Instant.parse("2026-03-08T06:30:00.000001Z");
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            candles.add(candle(Interval.ONE_HOUR, opened.plusSeconds(3_600L * i), i + 1));
            candles.add(candle(Interval.FIVE_MINUTES, opened.plusSeconds(3_600L * i), 100));
        }
        market().candles().upsertAll(candles);
        TimeRange hours = new TimeRange(opened.plusSeconds(1), opened.plusSeconds(3 * 3_600));
        PriceSeries hourly =
                market().candles().rolling("A", Interval.ONE_HOUR, Candle.CLOSE, Rolling.average(2), hours);
        assertThat(hourly.value()).containsExactly(2.5);
        assertThat(hourly.moment(0)).isEqualTo(opened.plusSeconds(2 * 3_600));
        Map<String, PriceSeries> all = new LinkedHashMap<>();
        market().candles().rollingOfAll(Interval.ONE_HOUR, Candle.CLOSE, Rolling.average(2), hours, all::put);
        assertThat(all).containsOnlyKeys("A");
        assertThat(Objects.requireNonNull(all.get("A")).value()).containsExactly(2.5);
        assertThat(market().candles().drawdowns("A", Interval.ONE_HOUR, Candle.CLOSE, hours))
                .contains(new PriceDrawdowns<>(
                        Optional.empty(), 0, opened.plusSeconds(7_200), opened.plusSeconds(7_200), 0));
    }

    private static Candle candle(Interval interval, Instant at, double close) {
        return Candle.of("A", interval, at).open(1).high(1).low(1).close(close).build();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"symbol by symbol", "the last symbol newest first", "day by day", "in no order"})
    @DisplayName("VD5 some and all symbols come by code point, each as it is by itself, however they were written")
    void manySymbols(String written) {
        Random random = new Random(5);
        List<String> symbols = List.of("A", "AB", "B", "b", "\uFF21", LAST);
        List<DailyPrice> prices = new ArrayList<>();
        for (String symbol : symbols) {
            double[] closes = randomCloses(random, 40 + random.nextInt(20));
            for (int day = 0; day < closes.length; day++) {
                prices.add(price(symbol, day, closes[day], random.nextInt(9) == 0 ? null : closes[day]));
            }
        }
        if (written.equals("the last symbol newest first")) {
            List<DailyPrice> last =
                    prices.stream().filter(price -> price.symbol().equals(LAST)).toList();
            prices.removeAll(last);
            for (int i = last.size() - 1; i >= 0; i--) {
                prices.add(last.get(i));
            }
        } else if (written.equals("day by day")) {
            prices.sort(Comparator.comparing(DailyPrice::date));
        } else if (written.equals("in no order")) {
            Collections.shuffle(prices, random);
        }
        days().upsertAll(prices);
        days().upsert(price("GONE", -400, 1, 1.0));
        DateRange period = DateRange.since(FIRST.plusDays(3));
        Rolling rolling = Rolling.volatility(10);
        Map<String, PriceSeries> all = new LinkedHashMap<>();
        days().rollingOfAll(DailyPrice.ADJUSTED_CLOSE, rolling, period, all::put);
        assertThat(all.keySet()).containsExactlyElementsOf(symbols);
        Map<String, PriceDrawdowns<LocalDate>> falls = new LinkedHashMap<>();
        days().drawdownsOfAll(DailyPrice.ADJUSTED_CLOSE, period, falls::put);
        assertThat(falls.keySet()).containsExactlyElementsOf(symbols);
        all.forEach((symbol, series) -> {
            PriceSeries alone = days().rolling(symbol, DailyPrice.ADJUSTED_CLOSE, rolling, period);
            assertThat(series.value()).isEqualTo(alone.value()).isNotEmpty();
            assertThat(series.time()).isEqualTo(alone.time());
            assertThat(series.passedOver()).isEqualTo(alone.passedOver()).isPositive();
            assertThat(days().drawdowns(symbol, DailyPrice.ADJUSTED_CLOSE, period))
                    .contains(falls.get(symbol));
        });
        List<String> some = new ArrayList<>();
        days().rolling(
                        List.of(LAST, "none", "AB"),
                        DailyPrice.CLOSE,
                        rolling,
                        period,
                        (symbol, any) -> some.add(symbol));
        days().drawdowns(List.of("\uFF21", "A"), DailyPrice.CLOSE, period, (symbol, any) -> some.add(symbol));
        assertThat(some).containsExactly("AB", LAST, "A", "\uFF21");
    }

    @Test
    @DisplayName("VD6 windows too short or too long, years without periods, and over 1,000 symbols are refused")
    void bad() {
        for (int window : List.of(-1, 0, Rolling.LONGEST_WINDOW + 1)) {
            refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> Rolling.average(window));
            refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> Rolling.volatility(window));
        }
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> Rolling.volatility(1));
        for (double periods : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
            refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> Rolling.volatility(2, periods));
        }
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i <= 1_000; i++) {
            symbols.add("S" + i);
        }
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> days().rolling(
                                symbols,
                                DailyPrice.CLOSE,
                                Rolling.average(1),
                                DateRange.all(),
                                (symbol, series) -> {}));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> days().drawdowns(symbols, DailyPrice.CLOSE, DateRange.all(), (symbol, falls) -> {}));
    }

    // Drawdowns

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("VD7 the largest fall, its peak, trough and recovery are those of a loop over all pairs of prices")
    void drawdowns(long seed) {
        Random random = new Random(seed);
        for (int steps : List.of(1_000, 8)) {
            double[] closes = new double[60];
            for (int i = 0; i < closes.length; i++) {
                // Few steps make many equal prices.
                closes[i] = 1 + random.nextInt(steps);
            }
            String symbol = "S" + steps;
            closes(symbol, closes);
            PriceDrawdowns<LocalDate> given =
                    days().drawdowns(symbol, DailyPrice.CLOSE, DateRange.all()).orElseThrow();
            assertThat(given.maximum())
                    .isEqualTo(ModelSeries.maximum(list(closes))
                            .map(fall -> new PriceDrawdown<>(
                                    fall.ratio(),
                                    FIRST.plusDays(fall.peak()),
                                    FIRST.plusDays(fall.trough()),
                                    fall.recovered() < 0
                                            ? Optional.empty()
                                            : Optional.of(FIRST.plusDays(fall.recovered())))));
            double peak = Arrays.stream(closes).max().orElseThrow();
            assertThat(given.current()).isEqualTo((peak - closes[59]) / peak);
            assertThat(given.peakAt()).isEqualTo(FIRST.plusDays(list(closes).lastIndexOf(peak)));
            assertThat(given.lastAt()).isEqualTo(FIRST.plusDays(59));
        }
    }

    @Test
    @DisplayName(
            "VD8 what only rises has no fall; what falls to zero falls by 1; before a price above zero nothing counts")
    void edges() {
        closes("RISE", 1, 2, 2, 3);
        assertThat(days().drawdowns("RISE", DailyPrice.CLOSE, DateRange.all()))
                .contains(new PriceDrawdowns<>(Optional.empty(), 0, FIRST.plusDays(3), FIRST.plusDays(3), 0));
        closes("ZERO", 0, -5, 4, 0, 2, 4, 5);
        assertThat(days().drawdowns("ZERO", DailyPrice.CLOSE, DateRange.all()))
                .contains(new PriceDrawdowns<>(
                        Optional.of(new PriceDrawdown<>(
                                1, FIRST.plusDays(2), FIRST.plusDays(3), Optional.of(FIRST.plusDays(5)))),
                        0,
                        FIRST.plusDays(6),
                        FIRST.plusDays(6),
                        2));
        closes("BELOW", 8, -2);
        assertThat(days().drawdowns("BELOW", DailyPrice.CLOSE, DateRange.all())
                        .orElseThrow()
                        .current())
                .isEqualTo(1.25);
        closes("NEVER", 0, -1);
        assertThat(days().drawdowns("NEVER", DailyPrice.CLOSE, DateRange.all())).isEmpty();
        assertThat(days().drawdowns("RISE", DailyPrice.ADJUSTED_CLOSE, DateRange.all()))
                .isEmpty();
        assertThat(days().drawdowns("NONE", DailyPrice.CLOSE, DateRange.all())).isEmpty();
        List<String> all = new ArrayList<>();
        days().drawdownsOfAll(DailyPrice.CLOSE, DateRange.all(), (symbol, falls) -> all.add(symbol));
        assertThat(all).containsExactly("BELOW", "RISE", "ZERO");
    }

    @Test
    @DisplayName("VD9 a transaction computes over what it wrote itself; what a callback throws ends a computation")
    void inTransaction() {
        closes("A", 10, 8);
        market().inTransaction(tx -> {
            tx.dailyPrices().upsert(price("A", 2, 5, null));
            tx.dailyPrices().upsert(price("B", 2, 5, null));
            List<String> seen = new ArrayList<>();
            tx.dailyPrices()
                    .drawdownsOfAll(
                            DailyPrice.CLOSE, DateRange.all(), (symbol, falls) -> seen.add(symbol + falls.current()));
            assertThat(seen).containsExactly("A0.5", "B0.0");
        });
        Throwable thrown = thrownBy(() -> days().drawdownsOfAll(DailyPrice.CLOSE, DateRange.all(), (symbol, falls) -> {
            throw new IllegalArgumentException(symbol);
        }));
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessage("A");
    }

    @Test
    @DisplayName("VD10 a series longer than what is read at once is one series, and the next begins behind it")
    void longSeries() {
        int size = 8_200;
        long[] time = new long[size];
        double[] close = new double[size];
        for (int i = 0; i < size; i++) {
            time[i] = i * PriceColumns.DAY;
            close[i] = 10 + i % 7 + i / 100_000.0;
        }
        PriceColumns columns = PriceColumns.builder()
                .time(time)
                .open(close)
                .high(close)
                .low(close)
                .close(close)
                .build();
        days().load("A", columns, PlainRepository.OnConflict.SKIP);
        closes("B", 4, 3);
        Map<String, PriceSeries> all = new LinkedHashMap<>();
        days().rollingOfAll(DailyPrice.CLOSE, Rolling.average(50), DateRange.all(), all::put);
        assertThat(all).containsOnlyKeys("A", "B");
        assertNear(Objects.requireNonNull(all.get("A")).value(), ModelSeries.averages(list(close), 50));
        assertThat(Objects.requireNonNull(all.get("A")).time()[size - 50]).isEqualTo(time[size - 1]);
        assertThat(Objects.requireNonNull(all.get("B")).size()).isZero();
        Map<String, PriceDrawdowns<LocalDate>> falls = new LinkedHashMap<>();
        days().drawdownsOfAll(DailyPrice.CLOSE, DateRange.all(), falls::put);
        assertThat(Objects.requireNonNull(falls.get("A")).lastAt()).isEqualTo(LocalDate.ofEpochDay(size - 1));
        assertThat(Objects.requireNonNull(falls.get("B")).current()).isEqualTo(0.25);
    }
}
