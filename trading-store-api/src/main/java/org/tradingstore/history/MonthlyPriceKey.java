package org.tradingstore.history;

import java.time.YearMonth;
import java.util.Objects;

/** What tells monthly prices apart. <em>Immutable.</em> */
public record MonthlyPriceKey(String symbol, YearMonth month) {
    public MonthlyPriceKey {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(month, "month");
    }

    public static MonthlyPriceKey of(String symbol, YearMonth month) {
        return new MonthlyPriceKey(symbol, month);
    }
}
