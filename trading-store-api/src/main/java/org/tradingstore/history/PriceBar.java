package org.tradingstore.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What the bars of a longer span of time come to. <em>Immutable.</em>
 *
 * @param start when the span begins, inclusive; of daily prices, the start of its first day in UTC
 * @param end when it ends, exclusive
 * @param open of its first bar
 * @param high the highest of its bars
 * @param low the lowest of its bars
 * @param close of its last bar
 * @param adjustedClose of the last bar that has one
 * @param volume the sum of those that have one
 * @param bars how many there were
 * @param withoutVolume how many of them had no volume
 */
public record PriceBar(
        Instant start,
        Instant end,
        double open,
        double high,
        double low,
        double close,
        @Nullable Double adjustedClose,
        @Nullable Double volume,
        long bars,
        long withoutVolume) {
    /** The first day of a span of daily prices. */
    public LocalDate firstDay() {
        return start.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
