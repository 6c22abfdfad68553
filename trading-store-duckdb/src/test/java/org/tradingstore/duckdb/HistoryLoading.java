package org.tradingstore.duckdb;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.Interval;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.history.TradingCalendar;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.TimeRange;

/**
 * Loads daily prices and candles of many symbols and asks for them, in a JVM of its own with a small heap; prints what came of each step
 * and how long it took. Arguments: opener,
 * directory, symbols, days of each, minutes of each.
 */
public final class HistoryLoading {
    private static final int CHUNK = 8_192;
    private static final long FIRST_DAY = LocalDate.of(1985, 1, 1).toEpochDay();
    private static final long FIRST_MINUTE =
            Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final long MINUTE = 60_000_000;
    private static final List<OrderedField<DailyPrice, ?>> DAILY = List.of(
            DailyPrice.SYMBOL,
            DailyPrice.DATE,
            DailyPrice.OPEN,
            DailyPrice.HIGH,
            DailyPrice.LOW,
            DailyPrice.CLOSE,
            DailyPrice.VOLUME);
    private static final List<OrderedField<Candle, ?>> MINUTES = List.of(
            Candle.SYMBOL,
            Candle.INTERVAL,
            Candle.OPENED_AT,
            Candle.OPEN,
            Candle.HIGH,
            Candle.LOW,
            Candle.CLOSE,
            Candle.VOLUME);

    private HistoryLoading() {}

    static String symbol(int number) {
        return String.format(Locale.ROOT, "S%05d", number);
    }

    /** The same number for the same bar, of four decimals. */
    static double price(int symbol, int bar, int which) {
        return (1 + (symbol * 31L + bar * 17L + which * 7L) % 99_991) / 100.0;
    }

    private static Columns chunk(int symbol, int from, int size, Object[] constants, long first, long step) {
        Object[] arrays = new Object[constants.length + 6];
        for (int i = 0; i < constants.length; i++) {
            Object[] constant = new Object[size];
            Arrays.fill(constant, constants[i]);
            arrays[i] = constant;
        }
        long[] times = new long[size];
        for (int i = 0; i < size; i++) {
            times[i] = first + (from + i) * step;
        }
        arrays[constants.length] = times;
        for (int which = 0; which < 5; which++) {
            double[] prices = new double[size];
            for (int i = 0; i < size; i++) {
                prices[i] = price(symbol, from + i, which);
            }
            arrays[constants.length + 1 + which] = prices;
        }
        return new Columns(size, arrays);
    }

    private static Stream<Columns> chunks(int symbols, int bars, long first, long step, Object... interval) {
        return IntStream.range(0, symbols).boxed().flatMap(symbol -> {
            Object[] constants = Stream.concat(Stream.of(symbol(symbol)), Stream.of(interval))
                    .toArray();
            return IntStream.iterate(0, from -> from < bars, from -> from + CHUNK)
                    .mapToObj(from -> chunk(symbol, from, Math.min(CHUNK, bars - from), constants, first, step));
        });
    }

    private static void step(String name, Callable<Object> work) throws Exception {
        long start = System.nanoTime();
        Object result = work.call();
        System.err.printf(Locale.ROOT, "%-12s %8.2f s  %s%n", name, (System.nanoTime() - start) / 1e9, result);
        System.out.println(name + " " + result);
    }

    public static void main(String[] arguments) throws Exception {
        int symbols = Integer.parseInt(arguments[2]);
        int days = Integer.parseInt(arguments[3]);
        int minutes = Integer.parseInt(arguments[4]);
        try (TradingStore store = TradingStores.builder()
                .storage(DuckDbStorage.in(Path.of(arguments[1])))
                .open()) {
            run(store, symbols, days, minutes);
        }
    }

    private static void run(TradingStore store, int symbols, int days, int minutes) throws Exception {
        var prices = store.history().dailyPrices();
        var candles = store.history().candles();
        AtomicLong told = new AtomicLong();
        LoadProgress progress = counts -> told.incrementAndGet();
        step(
                "daily",
                () -> prices.loadColumns(DAILY, chunks(symbols, days, FIRST_DAY, 1), OnConflict.SKIP, progress)
                        .counts()
                        .created());
        step(
                "again",
                () -> prices.loadColumns(DAILY, chunks(symbols, days, FIRST_DAY, 1), OnConflict.REPLACE, progress)
                        .counts()
                        .same());
        step(
                "candles",
                () -> candles.loadColumns(
                                MINUTES,
                                chunks(symbols, minutes, FIRST_MINUTE, MINUTE, Interval.ONE_MINUTE.toString()),
                                OnConflict.SKIP,
                                progress)
                        .counts()
                        .created());
        step(
                "again",
                () -> candles.loadColumns(
                                MINUTES,
                                chunks(symbols, minutes, FIRST_MINUTE, MINUTE, Interval.ONE_MINUTE.toString()),
                                OnConflict.SKIP,
                                progress)
                        .counts()
                        .same());
        if (told.get() < 4L * symbols * Math.max(days, minutes) / 100_000) {
            throw new IllegalStateException("The loads told of their progress only " + told + " times");
        }
        String one = symbol(symbols / 2);
        PriceColumns read = prices.columns(one, DateRange.all());
        step("series", read::size);
        double[] corrected = read.close().clone();
        Arrays.setAll(corrected, i -> corrected[i] + 1);
        step(
                "corrected",
                () -> prices.load(
                                one,
                                PriceColumns.builder()
                                        .time(read.time())
                                        .open(read.open())
                                        .high(read.high())
                                        .low(read.low())
                                        .close(corrected)
                                        .volume(read.volume())
                                        .build(),
                                OnConflict.REPLACE)
                        .counts()
                        .changed());
        step("reread", () -> Arrays.equals(prices.columns(one, DateRange.all()).close(), corrected));
        step(
                "minutes",
                () -> candles.columns(one, Interval.ONE_MINUTE, TimeRange.all()).size());
        step(
                "months",
                () -> prices.resample(one, Interval.ONE_MONTH, DateRange.all()).stream()
                        .mapToLong(bar -> bar.bars())
                        .sum());
        step("gaps", () -> prices.gaps(one, TradingCalendar.everyDay()).size());
        step("latest", () -> {
            int found = 0;
            try (Cursor<DailyPrice> all = prices.latestOfAll()) {
                for (DailyPrice each = all.next(); each != null; each = all.next()) {
                    if (each.date().toEpochDay() != FIRST_DAY + days - 1) {
                        throw new IllegalStateException("Not the latest: " + each);
                    }
                    found++;
                }
            }
            return found;
        });
        store.history().removeSymbol(one, "delisted", Duration.ZERO);
        step("purged", () -> {
            store.maintain();
            return prices.count(DailyPrice.TYPE.all()) + candles.count(Candle.TYPE.all());
        });
        step("check", () -> store.check().findings());
    }
}
