package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.ExchangeRate;
import org.tradingstore.history.History;
import org.tradingstore.history.Interval;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.LoadReport;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Counter;

/** Loads from streams and from columns, and reads by column. */
public abstract class LoadRules extends Rules {
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 26);
    private static final Instant START = Instant.parse("2026-01-02T15:00:00Z");
    private static final int MANY = 20_000;

    protected LoadRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    private History market() {
        return store().history();
    }

    /** Prices of one symbol on ascending days, with doubles from the edge of what can be kept. */
    private static List<DailyPrice> prices(String symbol, int count) {
        RecordGenerator<DailyPrice> generator =
                RecordGenerator.of(DailyPrice.TYPE, 5).with(DailyPrice.SYMBOL, () -> symbol);
        return generator.without(DailyPrice.SOURCE).next(count).stream()
                .sorted(Comparator.comparing(DailyPrice::date))
                .toList();
    }

    private static PriceColumns columns(List<DailyPrice> prices) {
        return PriceColumns.builder()
                .time(prices.stream()
                        .mapToLong(each -> each.date().toEpochDay() * PriceColumns.DAY)
                        .toArray())
                .open(prices.stream().mapToDouble(DailyPrice::open).toArray())
                .high(prices.stream().mapToDouble(DailyPrice::high).toArray())
                .low(prices.stream().mapToDouble(DailyPrice::low).toArray())
                .close(prices.stream().mapToDouble(DailyPrice::close).toArray())
                .adjustedClose(prices.stream()
                        .mapToDouble(each -> orNaN(each.adjustedClose()))
                        .toArray())
                .volume(prices.stream()
                        .mapToDouble(each -> orNaN(each.volume()))
                        .toArray())
                .build();
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static PriceColumns minutes(int from, int count) {
        Supplier<double[]> close =
                () -> IntStream.range(from, from + count).asDoubleStream().toArray();
        return PriceColumns.builder()
                .time(IntStream.range(from, from + count)
                        .mapToLong(i -> PortableNumbers.micros(START) + i * 60_000_000L)
                        .toArray())
                .open(close.get())
                .high(close.get())
                .low(close.get())
                .close(close.get())
                .build();
    }

    private static void assertSame(PriceColumns actual, PriceColumns expected) {
        assertThat(actual.time()).containsExactly(expected.time());
        assertThat(bits(actual.open())).containsExactly(bits(expected.open()));
        assertThat(bits(actual.high())).containsExactly(bits(expected.high()));
        assertThat(bits(actual.low())).containsExactly(bits(expected.low()));
        assertThat(bits(actual.close())).containsExactly(bits(expected.close()));
        assertThat(bits(actual.adjustedClose())).containsExactly(bits(expected.adjustedClose()));
        assertThat(bits(actual.volume())).containsExactly(bits(expected.volume()));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    @Test
    @DisplayName("HL1 prices loaded by columns are the same records, bit for bit, NaN for what is absent")
    void columnsToRecords() {
        List<DailyPrice> prices = prices("AAPL", 300);
        LoadReport report = market().dailyPrices().load("AAPL", columns(prices), OnConflict.REPLACE);
        assertThat(report.counts()).isEqualTo(new LoadCounts(300, 0, 0));
        assertThat(report.records()).isEqualTo(300);
        assertThat(report.took()).isPositive();
        assertThat(market().dailyPrices().list(DailyPrice.TYPE.all().limit(1_000)))
                .isEqualTo(prices);
        Digest loaded = market().dailyPrices().digest(DailyPrice.TYPE.all(), Digest.Coverage.CONTENT);
        prices.forEach(each -> market().dailyPrices().delete(each.key()));
        market().dailyPrices().upsertAll(prices);
        assertThat(market().dailyPrices().digest(DailyPrice.TYPE.all(), Digest.Coverage.CONTENT))
                .isEqualTo(loaded);
    }

    @Test
    @DisplayName("HL2 records are read as columns, those of the symbol and period alone, oldest first")
    void recordsToColumns() {
        List<DailyPrice> prices = prices("AAPL", 300);
        market().dailyPrices().upsertAll(prices);
        market().dailyPrices().upsertAll(prices("AAPM", 10));
        assertSame(market().dailyPrices().columns("AAPL", DateRange.all()), columns(prices));
        DateRange period = new DateRange(prices.get(30).date(), prices.get(200).date());
        PriceColumns part = market().dailyPrices().columns("AAPL", period);
        assertSame(part, columns(prices.subList(30, 200)));
        assertThat(part.size()).isEqualTo(170);
        assertThat(part.moment(0))
                .isEqualTo(prices.get(30).date().atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(market().dailyPrices().columns("none", DateRange.all()).size())
                .isZero();
    }

    @Test
    @DisplayName("HL3 candles go both ways by columns, to the microsecond, and leave other intervals alone")
    void candles() {
        RecordGenerator<Candle> generator = RecordGenerator.of(Candle.TYPE, 6);
        List<Candle> candles = generator
                .with(Candle.SYMBOL, () -> "A")
                .with(Candle.INTERVAL, () -> Interval.FIVE_MINUTES)
                .without(Candle.SOURCE)
                .next(200)
                .stream()
                .sorted(Comparator.comparing(Candle::openedAt))
                .toList();
        Candle other = candles.get(7).toBuilder().interval(Interval.ONE_HOUR).build();
        market().candles().upsert(other);
        market().candles().load(candles.stream(), OnConflict.REPLACE);
        PriceColumns read = market().candles().columns("A", Interval.FIVE_MINUTES, TimeRange.all());
        assertThat(read.time())
                .containsExactly(candles.stream()
                        .mapToLong(each -> PortableNumbers.micros(each.openedAt()))
                        .toArray());
        assertThat(read.moment(3)).isEqualTo(candles.get(3).openedAt());
        assertThat(read.adjustedClose()).containsOnly(Double.NaN);
        market().candles().load("B", Interval.FIVE_MINUTES, read, OnConflict.SKIP);
        assertThat(market().candles()
                        .list(Candle.TYPE.where(Candle.SYMBOL.eq("B")).limit(1_000)))
                .isEqualTo(candles.stream()
                        .map(each -> each.toBuilder().symbol("B").build())
                        .toList());
        assertThat(market().candles().find(other.key())).contains(other);
        TimeRange period =
                new TimeRange(candles.get(5).openedAt(), candles.get(9).openedAt());
        assertThat(market().candles()
                        .columns("A", Interval.FIVE_MINUTES, period)
                        .close())
                .containsExactly(candles.subList(5, 9).stream()
                        .mapToDouble(Candle::close)
                        .toArray());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(OnConflict.class)
    @DisplayName(
            "HL4 a load by columns replaces or skips what is there, counts each, and a later place of one key wins or is skipped")
    void conflicts(OnConflict onConflict) {
        market().candles().load("A", Interval.ONE_MINUTE, minutes(0, 10), OnConflict.REPLACE);
        PriceColumns again = minutes(5, 10);
        again.close()[1] = 77;
        again.time()[9] = again.time()[8];
        boolean replace = onConflict == OnConflict.REPLACE;
        assertThat(market().candles()
                        .load("A", Interval.ONE_MINUTE, again, onConflict)
                        .counts())
                .isEqualTo(replace ? new LoadCounts(4, 4, 2) : new LoadCounts(4, 6, 0));
        double[] close = market().candles()
                .columns("A", Interval.ONE_MINUTE, TimeRange.all())
                .close();
        assertThat(close).hasSize(14);
        assertThat(close[6]).isEqualTo(replace ? 77 : 6);
        assertThat(close[13]).isEqualTo(replace ? 14 : 13);
    }

    @Test
    @DisplayName("HL5 every bar of a load has the source that the columns name, and none where they name none")
    void source() {
        PriceColumns named = PriceColumns.builder()
                .time(new long[] {0, PriceColumns.DAY})
                .open(new double[] {1, 2})
                .high(new double[] {1, 2})
                .low(new double[] {1, 2})
                .close(new double[] {1, 2})
                .source("file")
                .build();
        market().dailyPrices().load("A", named, OnConflict.REPLACE);
        assertThat(market().dailyPrices().newest("A", 2))
                .extracting(DailyPrice::source)
                .containsOnly("file");
        PriceColumns read = market().dailyPrices().columns("A", DateRange.all());
        assertThat(read.source()).isEmpty();
        assertThat(market().dailyPrices().load("A", read, OnConflict.REPLACE).counts())
                .isEqualTo(new LoadCounts(0, 0, 2));
        assertThat(market().dailyPrices().latest("A").orElseThrow().source()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    @DisplayName("HL6 a column with a price that cannot be kept is refused by name, and nothing is written")
    void badPrices(double bad) {
        PriceColumns columns = minutes(0, 10_000);
        columns.low()[9_999] = bad;
        InvalidRecordException refusal = refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> market().candles().load("A", Interval.ONE_MINUTE, columns, OnConflict.REPLACE));
        assertThat(refusal.component()).isEqualTo("low");
        assertThat(market().candles().count(Candle.TYPE.all())).isZero();
    }

    @Test
    @DisplayName(
            "HL7 a daily price whose time is not the start of a day, a candle with an adjusted close and an infinite volume are refused")
    void badColumns() {
        PriceColumns columns = minutes(0, 3);
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> market().dailyPrices().load("A", columns, OnConflict.REPLACE))
                        .component())
                .isEqualTo("date");
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> market().candles().load("A", Interval.ONE_DAY, columns(prices("A", 20)), OnConflict.REPLACE));
        columns.volume()[2] = Double.POSITIVE_INFINITY;
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> market().candles().load("A", Interval.ONE_DAY, columns, OnConflict.REPLACE))
                        .component())
                .isEqualTo("volume");
        assertThat(market().candles().count(Candle.TYPE.all())).isZero();
        assertThat(market().dailyPrices().count(DailyPrice.TYPE.all())).isZero();
    }

    @Test
    @DisplayName("HL8 columns of different lengths, or without a price, are refused")
    void unequalColumns() {
        double[] two = {1, 2};
        PriceColumns.Builder builder = PriceColumns.builder()
                .time(new long[] {1, 2})
                .open(two)
                .high(two)
                .low(two);
        assertThat(refused(InvalidRequestException.class, Advice.FIX_CALLER, builder::build))
                .hasMessageContaining("close");
        builder.close(new double[3]);
        assertThat(refused(InvalidRequestException.class, Advice.FIX_CALLER, builder::build))
                .hasMessageContaining("close");
        builder.close(two).volume(new double[1]);
        assertThat(refused(InvalidRequestException.class, Advice.FIX_CALLER, builder::build))
                .hasMessageContaining("volume");
    }

    private static Columns one(Object... arrays) {
        return new Columns(1, arrays);
    }

    @Test
    @DisplayName("HL9 columns that cannot make a row of their type are refused before anything is written")
    void badFields() {
        record Case(List<? extends OrderedField<Bar, ?>> fields, Columns columns) {}
        Object[] symbols = {"A"};
        long[] days = {1};
        double[] closes = {1};
        List<Case> requests = List.of(
                new Case(List.of(Bar.SYMBOL, Bar.DAY), one(symbols, days)),
                new Case(List.of(Bar.SYMBOL, Bar.DAY, Bar.CLOSE, Bar.CLOSE), one(symbols, days, closes, closes)),
                new Case(List.of(Bar.SYMBOL, Bar.DAY, Bar.CLOSE), one(symbols, days)),
                new Case(List.of(Bar.SYMBOL, Bar.DAY, Bar.CLOSE), one(symbols, closes, closes)),
                new Case(List.of(Bar.SYMBOL, Bar.DAY, Bar.CLOSE), one(symbols, days, new double[0])));
        for (Case each : requests) {
            refused(
                    InvalidRequestException.class,
                    Advice.FIX_CALLER,
                    () -> bars().loadColumns(
                                    each.fields(), Stream.of(each.columns()), OnConflict.REPLACE, LoadProgress.NONE));
        }
        record Bad(String component, Columns columns) {}
        List<Bad> records = List.of(
                new Bad("symbol", one(new Object[] {7}, days, closes)),
                new Bad("symbol", one(new Object[] {"a\u0000b"}, days, closes)),
                new Bad("symbol", one(new Object[] {"x".repeat(3_000)}, days, closes)),
                new Bad("day", one(symbols, new long[] {Long.MAX_VALUE}, closes)),
                new Bad(
                        "day",
                        one(symbols, new long[] {LocalDate.of(10_000, 1, 1).toEpochDay()}, closes)),
                new Bad("close", one(symbols, days, new double[] {Double.NaN})));
        for (Bad each : records) {
            assertThat(refused(
                                    InvalidRecordException.class,
                                    Advice.FIX_CALLER,
                                    () -> bars().loadColumns(
                                                    List.of(Bar.SYMBOL, Bar.DAY, Bar.CLOSE),
                                                    Stream.of(
                                                            new Columns(
                                                                    1,
                                                                    new Object[] {new Object[] {"ok"}, days, closes}),
                                                            each.columns()),
                                                    OnConflict.REPLACE,
                                                    LoadProgress.NONE))
                            .component())
                    .isEqualTo(each.component());
        }
        assertThat(bars().count(Bar.TYPE.all())).isZero();
    }

    @Test
    @DisplayName(
            "HL10 a field that may be absent comes as objects, -0.0 becomes 0.0, and columns of keyed records revise them")
    void objectColumns() {
        bars().loadColumns(
                        List.of(Bar.SYMBOL, Bar.VOLUME, Bar.CLOSE, Bar.DAY),
                        Stream.of(new Columns(3, new Object[] {
                            new Object[] {"A", "A", "B"},
                            new Object[] {null, 5L, 0L},
                            new double[] {-0.0, 1.5, 2},
                            new long[] {1, 2, 3}
                        })),
                        OnConflict.REPLACE,
                        LoadProgress.NONE);
        assertThat(bars().list(Bar.TYPE.all().limit(10)))
                .containsExactly(
                        new Bar("A", LocalDate.ofEpochDay(1), 0.0, null),
                        new Bar("A", LocalDate.ofEpochDay(2), 1.5, 5L),
                        new Bar("B", LocalDate.ofEpochDay(3), 2, 0L));
        try (ColumnCursor stored = bars().columns(Bar.TYPE.all(), List.of(Bar.CLOSE))) {
            double zero = Objects.requireNonNull(stored.next()).doubles(0)[0];
            assertThat(Double.doubleToRawLongBits(zero)).isZero();
        }
        counters().upsert(Counter.of("a", 1));
        LoadReport report = counters()
                .loadColumns(
                        List.of(Counter.NAME, Counter.VALUE),
                        Stream.of(new Columns(2, new Object[] {new Object[] {"a", "b"}, new long[] {2, 9}})),
                        OnConflict.REPLACE,
                        LoadProgress.NONE);
        assertThat(report.counts()).isEqualTo(new LoadCounts(1, 0, 1));
        assertThat(counters().revisions("a", 10)).hasSize(2);
        assertThat(counters().find("b")).contains(Counter.of("b", 9));
    }

    @Test
    @DisplayName("HL11 a load tells its progress on the way and at the end")
    void progress() {
        List<LoadCounts> told = new ArrayList<>();
        Stream<DailyPrice> stream = IntStream.range(0, 25_000)
                .mapToObj(i -> DailyPrice.of("A", FIRST.plusDays(i))
                        .open(1)
                        .high(1)
                        .low(1)
                        .close(i)
                        .build());
        LoadReport report = market().dailyPrices().load(stream, OnConflict.REPLACE, told::add);
        assertThat(told)
                .containsExactly(
                        new LoadCounts(10_000, 0, 0), new LoadCounts(20_000, 0, 0), new LoadCounts(25_000, 0, 0));
        assertThat(report.counts()).isEqualTo(new LoadCounts(25_000, 0, 0));
        IllegalStateException own = new IllegalStateException("own");
        assertThat(thrownBy(() -> market().dailyPrices()
                        .load(
                                Stream.of(DailyPrice.of("B", FIRST)
                                        .open(1)
                                        .high(1)
                                        .low(1)
                                        .close(1)
                                        .build()),
                                OnConflict.REPLACE,
                                counts -> {
                                    throw own;
                                })))
                .isSameAs(own);
        assertThat(market().dailyPrices().latest("B")).isEmpty();
    }

    @Test
    @DisplayName("HL12 a stream that reads the database which it loads is refused")
    void roundTheLoad() {
        refused(
                TransactionScopeException.class,
                Advice.FIX_CALLER,
                () -> bars().load(
                                Stream.of(1, 2).map(i -> Bar.of("A", i, (double) bars().count(Bar.TYPE.all()))),
                                OnConflict.REPLACE));
        assertThat(bars().count(Bar.TYPE.all())).isZero();
    }

    @Test
    @DisplayName("HL13 a load within a transaction is part of it")
    void inTransaction() {
        IllegalStateException own = new IllegalStateException("own");
        assertThat(thrownBy(() -> market().inTransaction(tx -> {
                    tx.candles().load("A", Interval.ONE_MINUTE, minutes(0, 10), OnConflict.REPLACE);
                    assertThat(tx.candles()
                                    .columns("A", Interval.ONE_MINUTE, TimeRange.all())
                                    .size())
                            .isEqualTo(10);
                    throw own;
                })))
                .isSameAs(own);
        assertThat(market().candles().count(Candle.TYPE.all())).isZero();
    }

    @Test
    @DisplayName("HL14 sixteen threads load symbols of their own beside readers, who see each load whole or not at all")
    void concurrent() throws Exception {
        int threads = 16;
        // More than one chunk, so that half a load could show.
        int bars = 16_000;
        AtomicInteger loading = new AtomicInteger(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads + 2);
        try {
            List<Future<?>> loads = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                String symbol = "S" + i;
                loads.add(pool.submit(() -> {
                    try {
                        market().candles().load(symbol, Interval.ONE_MINUTE, minutes(0, bars), OnConflict.SKIP);
                    } finally {
                        loading.decrementAndGet();
                    }
                }));
            }
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                readers.add(pool.submit(() -> {
                    for (int i = 0; i < threads || loading.get() > 0; i++) {
                        int size = market().candles()
                                .columns("S" + i % threads, Interval.ONE_MINUTE, TimeRange.all())
                                .size();
                        assertThat(size).isIn(0, bars);
                    }
                }));
            }
            for (Future<?> each : loads) {
                each.get(2, TimeUnit.MINUTES);
            }
            for (Future<?> each : readers) {
                each.get(2, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(market().candles().count(Candle.TYPE.all())).isEqualTo((long) threads * bars);
    }

    @Test
    @DisplayName("HL15 more bars than a chunk has are loaded by columns and read back whole")
    void many() {
        assertThat(market().candles()
                        .load("A", Interval.ONE_MINUTE, minutes(0, MANY), OnConflict.REPLACE)
                        .counts())
                .isEqualTo(new LoadCounts(MANY, 0, 0));
        assertSame(market().candles().columns("A", Interval.ONE_MINUTE, TimeRange.all()), minutes(0, MANY));
    }

    @Test
    @DisplayName("HL16 a row of columns that its record would refuse is refused by name, and nothing is written")
    void refusedByRecord() {
        record Bad(String component, List<String> quotes, List<BigDecimal> rates) {}
        Object[] bases = {"EUR", "EUR"};
        Object[] quotes = {"USD", "USD"};
        List<OrderedField<ExchangeRate, ?>> fields =
                List.of(ExchangeRate.RATE, ExchangeRate.QUOTE, ExchangeRate.BASE, ExchangeRate.AS_OF);
        long[] moments = {1, 2};
        for (Bad each : List.of(
                new Bad("rate", List.of("USD", "USD"), List.of(new BigDecimal("1.1"), BigDecimal.ZERO)),
                new Bad("quote", List.of("USD", "EUR"), List.of(BigDecimal.ONE, BigDecimal.ONE)))) {
            InvalidRecordException refusal = refused(
                    InvalidRecordException.class,
                    Advice.FIX_CALLER,
                    () -> market().exchangeRates()
                            .loadColumns(
                                    fields,
                                    Stream.of(new Columns(2, new Object[] {
                                        each.rates().toArray(), each.quotes().toArray(), bases, moments
                                    })),
                                    OnConflict.REPLACE,
                                    LoadProgress.NONE));
            assertThat(refusal.component()).isEqualTo(each.component());
            assertThat(refusal).hasMessageContaining("row_of_chunk=1");
        }
        assertThat(market().exchangeRates().count(ExchangeRate.TYPE.all())).isZero();
        Object[] rates = {new BigDecimal("1.10"), new BigDecimal("1.2")};
        market().exchangeRates()
                .loadColumns(
                        fields,
                        Stream.of(new Columns(2, new Object[] {rates, quotes, bases, moments})),
                        OnConflict.REPLACE,
                        LoadProgress.NONE);
        assertThat(market().exchangeRates().list(ExchangeRate.TYPE.all().limit(10)))
                .extracting(ExchangeRate::rate)
                .containsExactly(new BigDecimal("1.1"), new BigDecimal("1.2"));
    }
}
