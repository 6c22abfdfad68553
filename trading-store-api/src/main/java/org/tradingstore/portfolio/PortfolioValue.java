package org.tradingstore.portfolio;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.ledger.Amounts;

/**
 * What positions come to at their current prices, by currency. Money is rounded once, half even, to 18 digits after the point.
 * <em>Immutable.</em>
 *
 * @param longValue quantities by current prices of what is held long
 * @param shortValue the same of what is held short, above zero: it is owed
 * @param unrealized profit (above zero) or loss against the average prices
 * @param unpriced positions that have units but no current price, and so are in none of the sums, by symbol, long before short
 */
public record PortfolioValue(Amounts longValue, Amounts shortValue, Amounts unrealized, List<PositionKey> unpriced) {
    public PortfolioValue {
        unpriced = List.copyOf(unpriced);
    }

    /** The value of what is held long, less that of what is held short. */
    public Amounts net() {
        SortedMap<String, BigDecimal> net = new TreeMap<>(longValue.asMap());
        shortValue.asMap().forEach((currency, owed) -> net.merge(currency, owed.negate(), BigDecimal::add));
        return Amounts.of(net);
    }
}
