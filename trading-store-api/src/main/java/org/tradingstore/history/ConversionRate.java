package org.tradingstore.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/**
 * What one unit of a currency is worth in another at a moment, and how that was found. <em>Immutable.</em>
 *
 * @param rate units of {@code quote} for one of {@code base}, above zero, rounded at most once, half even, to 18 digits
 * @param asOf from when on the older of its legs holds; the moment asked for where both are one currency
 * @param legs the rates it was made of, in order of the way from {@code base} to {@code quote}; none where both are one currency
 */
public record ConversionRate(
        String base, String quote, BigDecimal rate, Instant asOf, Route route, List<ExchangeRate> legs) {
    /** The ways to find a rate. */
    public enum Route {
        /** Both are one currency, at 1. */
        SAME,
        /** A rate that was kept, as it is. */
        DIRECT,
        /** One divided by the rate that was kept of the other way round. */
        INVERSE,
        /** Through a third currency, by two rates of either direction. */
        CROSS
    }

    /** Throws {@link InvalidRequestException} for a rate that 18 digits behind the point cannot tell from zero. */
    public ConversionRate {
        legs = List.copyOf(legs);
        if (rate.signum() <= 0) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot tell a rate: it is too small for 18 digits; ask for the other way round",
                    "base",
                    base,
                    "quote",
                    quote));
        }
    }
}
