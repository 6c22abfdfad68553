package org.tradingstore.core.internal.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradingstore.portfolio.Holding;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.portfolio.Turnover;

/** Compares holdings of two moments, which are in memory by symbol. <em>Not thread-safe: holdings go through it.</em> */
public final class HoldingTurnover {
    private final Instant from;
    private final Instant to;
    private final Map<String, Units> earlier = new HashMap<>();
    private final Map<String, Units> later = new HashMap<>();
    private BigDecimal bought = BigDecimal.ZERO;
    private BigDecimal sold = BigDecimal.ZERO;
    private BigDecimal value = BigDecimal.ZERO;

    private record Units(BigDecimal signed, BigDecimal price) {
        Units plus(Units other) {
            return new Units(signed.add(other.signed), other.price);
        }
    }

    public HoldingTurnover(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    public void addEarlier(Holding holding) {
        add(earlier, holding);
    }

    public void addLater(Holding holding) {
        add(later, holding);
    }

    private void add(Map<String, Units> bySymbol, Holding holding) {
        BigDecimal quantity = holding.quantity();
        value = value.add(quantity.multiply(holding.currentPrice()));
        BigDecimal signed = holding.side() == PositionSide.LONG ? quantity : quantity.negate();
        bySymbol.merge(holding.symbol(), new Units(signed, holding.currentPrice()), Units::plus);
    }

    public Turnover result() {
        Set<String> symbols = new HashSet<>(earlier.keySet());
        symbols.addAll(later.keySet());
        for (String symbol : symbols) {
            trade(earlier.get(symbol), later.get(symbol));
        }
        BigDecimal doubled = bought.min(sold).add(bought.min(sold));
        return new Turnover(
                from,
                to,
                Rounding.rounded(bought),
                Rounding.rounded(sold),
                Rounding.ratio(value, BigDecimal.valueOf(2)),
                value.signum() == 0 ? Optional.empty() : Optional.of(Rounding.ratio(doubled, value)));
    }

    private void trade(@Nullable Units before, @Nullable Units after) {
        BigDecimal unitsBefore = before == null ? BigDecimal.ZERO : before.signed();
        BigDecimal unitsAfter = after == null ? BigDecimal.ZERO : after.signed();
        Units priced = after == null ? before : after;
        if (priced == null) {
            return;
        }
        BigDecimal traded = unitsAfter.subtract(unitsBefore).multiply(priced.price());
        if (traded.signum() > 0) {
            bought = bought.add(traded);
        } else {
            sold = sold.subtract(traded);
        }
    }
}
