package org.tradingstore.benchmarks.bars;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Daily prices of 500 symbols, a function of symbol and day, so that any part of them is made where it is wanted and none is kept. Prices
 * have two decimals; an adjusted close is absent every fiftieth day, a volume every ninety-seventh. <em>Immutable.</em>
 */
final class Bars {
    static final int SYMBOLS = 500;
    /** Who reported all bars. */
    static final String SOURCE = "feed";

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final double CENTS = 100;

    private final String[] symbols;
    private final int[] walk;

    /** Up to so many days. */
    Bars(int days) {
        Random random = new Random(days);
        walk = new int[days];
        int cents = 1_000_000;
        for (int day = 0; day < days; day++) {
            cents = Math.max(10_000, cents + random.nextInt(2_001) - 1_000);
            walk[day] = cents;
        }
        symbols = IntStream.range(0, SYMBOLS)
                .mapToObj(number -> String.format(Locale.ROOT, "SYM%03d", number))
                .toArray(String[]::new);
    }

    /** The name of a symbol; names are in the order of the numbers. */
    String symbol(int number) {
        return symbols[number];
    }

    /** The day that is so many after the first. */
    static LocalDate date(int day) {
        return FIRST.plusDays(day);
    }

    /** All days. */
    int days() {
        return walk.length;
    }

    /** Bars of a symbol from day {@code from} to before {@code to}. */
    Series series(int number, int from, int to) {
        int size = to - from;
        Series series = new Series(symbols[number], size);
        int more = number * 1_301;
        long first = FIRST.toEpochDay();
        for (int place = 0; place < size; place++) {
            int day = from + place;
            int close = walk[day] + more;
            int open = day == 0 ? close : walk[day - 1] + more;
            series.day()[place] = first + day;
            series.open()[place] = open / CENTS;
            series.high()[place] = (Math.max(open, close) + day % 90) / CENTS;
            series.low()[place] = (Math.min(open, close) - day % 80) / CENTS;
            series.close()[place] = close / CENTS;
            series.adjustedClose()[place] = day % 50 == 0 ? Double.NaN : (close - close % 700) / CENTS;
            series.volume()[place] = day % 97 == 0 ? Double.NaN : 1_000.0 * (close % 1_000 + day % 300);
        }
        return series;
    }
}
