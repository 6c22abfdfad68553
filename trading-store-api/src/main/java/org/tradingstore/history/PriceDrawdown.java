package org.tradingstore.history;

import java.util.Optional;

/**
 * A fall of a price from a peak. <em>Immutable.</em>
 *
 * @param <T> LocalDate of daily prices, Instant of candles: when the bar began
 * @param ratio the fall by the peak, above zero; 1 where the price fell to zero
 * @param peakAt the last bar at the peak before the fall
 * @param troughAt the first bar at the lowest price
 * @param recoveredAt the first bar behind the trough that was at the peak again or above; empty where none was in the period
 */
public record PriceDrawdown<T>(double ratio, T peakAt, T troughAt, Optional<T> recoveredAt) {}
