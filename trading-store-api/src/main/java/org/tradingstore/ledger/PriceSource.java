package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where closes of the market come from. A computation asks on its own thread; for each symbol its moments ascend, so that a source may read
 * forward.
 */
@FunctionalInterface
public interface PriceSource {
    /**
     * The last close of {@code symbol} that was known at {@code asOf}, inclusive: per unit of the quantities that trades have, in the
     * currency of the trades. Empty where none was known.
     */
    Optional<BigDecimal> lastClose(String symbol, Instant asOf);

    /** This source, and {@code other} for what it does not know. */
    default PriceSource orElse(PriceSource other) {
        return (symbol, asOf) -> lastClose(symbol, asOf).or(() -> other.lastClose(symbol, asOf));
    }

    /**
     * This source with the closes of contracts by their multipliers, since a close is quoted for one of the units that a contract
     * stands for.
     *
     * @param multipliers by symbol, such as 100 for an option on shares; a symbol that is not named has none
     */
    default PriceSource multiplied(Map<String, BigDecimal> multipliers) {
        Map<String, BigDecimal> bySymbol = Map.copyOf(multipliers);
        return (symbol, asOf) ->
                lastClose(symbol, asOf).map(close -> close.multiply(bySymbol.getOrDefault(symbol, BigDecimal.ONE)));
    }
}
