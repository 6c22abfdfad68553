package org.tradingstore.examples.backtest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.tradingstore.history.PriceColumns;

/**
 * Bars of shares that do not exist, on the weekdays of ten years: a random walk in whole cents whose drift changes every few months. Made
 * by a fixed seed: each run gives the same bars. <em>Immutable.</em>
 */
final class SamplePrices {
    static final List<String> SYMBOLS = List.of("ALDER", "BIRCH", "CEDAR", "ELM", "HAZEL", "LARCH", "MAPLE", "ROWAN");

    private static final LocalDate FIRST = LocalDate.of(2016, 1, 4);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final long SEED = 20260105;
    private static final long START = 5_000;
    private static final long LOWEST = 300;
    private static final double CENTS = 100.0;

    /** Parts that a price is divided into for a step: hundredths of a basis point. */
    private static final long PARTS = 1_000_000;

    private SamplePrices() {}

    static PriceColumns columns(String symbol) {
        long[] days = FIRST.datesUntil(LAST.plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .mapToLong(LocalDate::toEpochDay)
                .toArray();
        double[][] bars = new double[5][days.length];
        Random random = new Random(SEED + SYMBOLS.indexOf(symbol));
        int swing = 8_000 + random.nextInt(10_000);
        long close = START + random.nextInt(20_000);
        int drift = 0;
        int left = 0;
        for (int i = 0; i < days.length; i++) {
            if (left-- == 0) {
                left = 60 + random.nextInt(180);
                drift = random.nextInt(2_400) - 1_050;
            }
            long open = step(close, step(random, swing / 3));
            close = step(open, drift + step(random, swing));
            bars[0][i] = open / CENTS;
            bars[1][i] = step(Math.max(open, close), Math.abs(step(random, swing / 2))) / CENTS;
            bars[2][i] = step(Math.min(open, close), -Math.abs(step(random, swing / 2))) / CENTS;
            bars[3][i] = close / CENTS;
            bars[4][i] = 100_000 + random.nextInt(400_000);
        }
        return PriceColumns.builder()
                .time(micros(days))
                .open(bars[0])
                .high(bars[1])
                .low(bars[2])
                .close(bars[3])
                .volume(bars[4])
                .source("sample")
                .build();
    }

    /** Parts around zero, small ones more often than large ones, within four times {@code swing}. */
    private static int step(Random random, int swing) {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += random.nextInt(2 * swing + 1) - swing;
        }
        return sum;
    }

    private static long step(long price, long parts) {
        return Math.max(LOWEST, price + Math.round(price * (double) parts / PARTS));
    }

    private static long[] micros(long[] days) {
        long[] micros = new long[days.length];
        for (int i = 0; i < days.length; i++) {
            micros[i] = days[i] * PriceColumns.DAY;
        }
        return micros;
    }
}
