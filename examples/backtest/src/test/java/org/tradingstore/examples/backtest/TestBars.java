package org.tradingstore.examples.backtest;

import java.time.LocalDate;
import org.tradingstore.history.PriceColumns;

/** Short series written by hand. */
final class TestBars {
    /** A Monday. */
    static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    private TestBars() {}

    /** A bar a day from {@link #FIRST} on, each given as its open and its close. */
    static Bars daily(String symbol, double... openAndClose) throws InputException {
        int[] days = new int[openAndClose.length / 2];
        for (int i = 0; i < days.length; i++) {
            days[i] = i;
        }
        return of(symbol, days, openAndClose);
    }

    /** As {@link #daily}, of certain days, counted from {@link #FIRST}. */
    static Bars of(String symbol, int[] days, double... openAndClose) throws InputException {
        long[] time = new long[days.length];
        double[] open = new double[days.length];
        double[] close = new double[days.length];
        for (int i = 0; i < days.length; i++) {
            time[i] = FIRST.plusDays(days[i]).toEpochDay() * PriceColumns.DAY;
            open[i] = openAndClose[2 * i];
            close[i] = openAndClose[2 * i + 1];
        }
        return Bars.checked(
                symbol,
                PriceColumns.builder()
                        .time(time)
                        .open(open)
                        .high(close)
                        .low(close)
                        .close(close)
                        .build());
    }
}
