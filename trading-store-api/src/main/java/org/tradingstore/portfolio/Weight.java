package org.tradingstore.portfolio;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much of a portfolio something is, and should be. Computed values are rounded once, half even, to 18 digits after the point.
 * <em>Immutable.</em>
 *
 * @param name a symbol, or a group of symbols
 * @param value what is held long less what is held short, at current prices
 * @param weight the value by that of the whole portfolio; below zero where more is held short
 * @param target the target weight by the sum of all target weights; empty where none was given
 * @param trade what to buy (above zero) or sell to reach the target while the value of the whole stays; empty without a target
 */
public record Weight(
        String name, BigDecimal value, BigDecimal weight, Optional<BigDecimal> target, Optional<BigDecimal> trade) {
    /** The weight less its target; above zero where too much is held. Empty without a target. */
    public Optional<BigDecimal> drift() {
        return target.map(weight::subtract);
    }
}
