package org.tradingstore.history;

import java.time.Instant;
import java.util.Objects;
import org.tradingstore.schema.Canonical;

/** What tells candles apart. <em>Immutable.</em> */
public record CandleKey(String symbol, Interval interval, Instant openedAt) {
    public CandleKey {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(interval, "interval");
        openedAt = Canonical.instant(Objects.requireNonNull(openedAt, "openedAt"));
    }

    public static CandleKey of(String symbol, Interval interval, Instant openedAt) {
        return new CandleKey(symbol, interval, openedAt);
    }
}
