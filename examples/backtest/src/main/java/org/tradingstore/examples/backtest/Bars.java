package org.tradingstore.examples.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.schema.DateRange;

/** The daily bars of one symbol, oldest first, in arrays. <em>Not thread-safe: arrays are used as they are.</em> */
record Bars(String symbol, PriceColumns columns) {
    /** Checks them once. @throws InputException if an open or a close is not above zero, at which nothing could be bought */
    static Bars checked(String symbol, PriceColumns columns) throws InputException {
        Bars bars = new Bars(symbol, columns);
        for (int bar = 0; bar < bars.size(); bar++) {
            if (columns.open()[bar] <= 0 || columns.close()[bar] <= 0) {
                throw new InputException("A price of " + symbol + " is not above zero: " + bars.day(bar));
            }
        }
        return bars;
    }

    /** Reads what is kept of {@code symbol} in {@code period}. */
    static Bars read(DailyPriceRepository prices, String symbol, DateRange period) throws InputException {
        // docs:begin columns
        PriceColumns columns = prices.columns(symbol, period); // long[] time, double[] open, close ...
        // docs:end
        return checked(symbol, columns);
    }

    int size() {
        return columns.size();
    }

    LocalDate day(int bar) {
        return LocalDate.ofEpochDay(Math.floorDiv(columns.time()[bar], PriceColumns.DAY));
    }

    /** The open as the shortest decimal that stands for it. */
    BigDecimal open(int bar) {
        return BigDecimal.valueOf(columns.open()[bar]);
    }

    /** The close as the shortest decimal that stands for it, which is what the store values positions at. */
    BigDecimal close(int bar) {
        return BigDecimal.valueOf(columns.close()[bar]);
    }

    /** The first bar of {@code day} or later; {@link #size} where there is none. */
    int from(LocalDate day) {
        int bar = 0;
        while (bar < size() && day(bar).isBefore(day)) {
            bar++;
        }
        return bar;
    }
}
