package org.tradingstore.history;

import java.util.Optional;

/**
 * How far the prices of one symbol fell below what they had been in a period: d<sub>t</sub> = (M<sub>t</sub> - S<sub>t</sub>) /
 * M<sub>t</sub>, where M<sub>t</sub> is the highest price up to then (Magdon-Ismail and Atiya, "Maximum drawdown", Risk 17(10), 2004).
 * <em>Immutable.</em>
 *
 * @param <T> LocalDate of daily prices, Instant of candles: when the bar began
 * @param maximum the largest fall, of equal ones the first; empty where the price never fell
 * @param current the fall at the last bar by the peak, 0 at a peak
 * @param peakAt the last bar at the highest price
 * @param lastAt the last bar
 * @param passedOver bars that count for nothing, because they have not the price that was asked for, or none above zero was before
 */
public record PriceDrawdowns<T>(
        Optional<PriceDrawdown<T>> maximum, double current, T peakAt, T lastAt, long passedOver) {}
