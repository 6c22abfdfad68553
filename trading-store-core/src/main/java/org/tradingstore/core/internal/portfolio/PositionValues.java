package org.tradingstore.core.internal.portfolio;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.portfolio.PortfolioValue;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionKey;
import org.tradingstore.portfolio.PositionSide;

/** Adds up what positions come to. <em>Not thread-safe: positions go through it.</em> */
public final class PositionValues {
    private final Map<String, BigDecimal> longValue = new TreeMap<>();
    private final Map<String, BigDecimal> shortValue = new TreeMap<>();
    private final Map<String, BigDecimal> unrealized = new TreeMap<>();
    private final List<PositionKey> unpriced = new ArrayList<>();

    public void add(Position position) {
        if (position.quantity().signum() == 0) {
            return;
        }
        BigDecimal price = position.currentPrice();
        if (price == null) {
            unpriced.add(position.key());
            return;
        }
        boolean held = position.side() == PositionSide.LONG;
        BigDecimal value = position.quantity().multiply(price);
        (held ? longValue : shortValue).merge(position.currency(), value, BigDecimal::add);
        BigDecimal gain = value.subtract(position.quantity().multiply(position.averagePrice()));
        unrealized.merge(position.currency(), held ? gain : gain.negate(), BigDecimal::add);
    }

    public PortfolioValue result() {
        return new PortfolioValue(rounded(longValue), rounded(shortValue), rounded(unrealized), unpriced);
    }

    private static Amounts rounded(Map<String, BigDecimal> sums) {
        sums.replaceAll((currency, sum) -> Rounding.rounded(sum));
        return Amounts.of(sums);
    }
}
