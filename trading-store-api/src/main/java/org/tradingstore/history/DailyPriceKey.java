package org.tradingstore.history;

import java.time.LocalDate;
import java.util.Objects;

/** What tells daily prices apart. <em>Immutable.</em> */
public record DailyPriceKey(String symbol, LocalDate date) {
    public DailyPriceKey {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(date, "date");
    }

    public static DailyPriceKey of(String symbol, LocalDate date) {
        return new DailyPriceKey(symbol, date);
    }
}
