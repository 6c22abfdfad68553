package org.tradingstore.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a book earned between two snapshots. Computed values are rounded once, half even, to 18 digits after the point.
 * <em>Immutable.</em>
 *
 * @param from when the first snapshot was taken
 * @param to when the last one was taken
 * @param flows what was put in (above zero) less what was taken out, after {@code from} and up to {@code to}
 * @param profit the value at the end, less that at the start, less {@code flows}
 * @param simpleReturn the profit by the value at the start; empty where that is not above zero
 * @param timeWeightedReturn the returns between snapshots, linked: the product of one plus each, less one. Each is the profit by the
 *     value at its start plus the flows, each weighed by the part of the time it was there for (modified Dietz: Peter O. Dietz, "Pension
 *     Funds: Measuring Investment Performance", 1966; linked as the GIPS standards 2020 provide). Empty where such a base is not above
 *     zero.
 */
public record Performance(
        String currency,
        Instant from,
        Instant to,
        BigDecimal startValue,
        BigDecimal endValue,
        BigDecimal flows,
        BigDecimal profit,
        Optional<BigDecimal> simpleReturn,
        Optional<BigDecimal> timeWeightedReturn) {}
