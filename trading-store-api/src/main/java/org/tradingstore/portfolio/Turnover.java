package org.tradingstore.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of what was held changed hands between two moments at which holdings were taken. Computed values are rounded once, half
 * even, to 18 digits after the point. <em>Immutable.</em>
 *
 * @param from when the earlier holdings were taken
 * @param to when the later ones were taken
 * @param bought units added, at their price at {@code to}, or at {@code from} for what was not held any more
 * @param sold units taken away, at the same prices; units sold short are taken away, and added when they are bought back
 * @param averageValue the mean of what was held at both moments, at the prices of each, long and short added up
 * @param ratio the lesser of bought and sold by the average value (the portfolio turnover rate of SEC Form N-1A, Item 13, with two
 *     values in the average); empty where that is zero
 */
public record Turnover(
        Instant from,
        Instant to,
        BigDecimal bought,
        BigDecimal sold,
        BigDecimal averageValue,
        Optional<BigDecimal> ratio) {}
