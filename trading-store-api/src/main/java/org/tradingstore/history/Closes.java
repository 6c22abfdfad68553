package org.tradingstore.history;

import java.time.Duration;
import java.time.ZoneId;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/** Which closes of the store are meant, and with that, when each was known. <em>Immutable.</em> */
public sealed interface Closes permits Closes.Days, Closes.Candles {
    /** Closes of daily prices, not adjusted: known from the end of their day in {@code zone} on. */
    static Days ofDays(ZoneId zone) {
        return new Days(zone);
    }

    /**
     * Closes of candles: known from the end of the candle on.
     *
     * @throws InvalidRequestException for days and longer, whose length is a calendar's; there are daily prices for them
     */
    static Candles ofCandles(Interval interval) {
        return new Candles(interval);
    }

    /** Of daily prices. <em>Immutable.</em> */
    record Days(ZoneId zone) implements Closes {}

    /** Of candles of one interval. <em>Immutable.</em> */
    record Candles(Interval interval) implements Closes {
        public Candles {
            length(interval);
        }

        /** How long after its beginning a candle's close is known. */
        public Duration length() {
            return length(interval);
        }

        private static Duration length(Interval interval) {
            return interval.length()
                    .orElseThrow(() -> new InvalidRequestException(ErrorText.of(
                            "Cannot take closes of candles: their length is a calendar's; take daily prices, or shorter candles",
                            "interval",
                            interval)));
        }
    }
}
