package org.tradingstore.examples.backtest;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;

/** Cash and units as they are while the days go by, exact. <em>Not thread-safe: it belongs to one simulation.</em> */
final class Account {
    private BigDecimal cash;
    private final Map<String, BigDecimal> units = new HashMap<>();
    private final Map<String, BigDecimal> closes = new HashMap<>();

    Account(BigDecimal cash) {
        this.cash = cash;
    }

    BigDecimal cash() {
        return cash;
    }

    BigDecimal held(String symbol) {
        return units.getOrDefault(symbol, BigDecimal.ZERO);
    }

    /** Whether the cash is enough for it; a sale always is. */
    boolean affords(Trade trade) {
        return trade.side() == Side.SELL || trade.netValue().compareTo(cash) <= 0;
    }

    void apply(Trade trade) {
        boolean bought = trade.side() == Side.BUY;
        cash = bought ? cash.subtract(trade.netValue()) : cash.add(trade.netValue());
        units.merge(trade.symbol(), bought ? trade.quantity() : trade.quantity().negate(), BigDecimal::add);
    }

    /** The last close of {@code symbol} is now this one. */
    void mark(String symbol, BigDecimal close) {
        closes.put(symbol, close);
    }

    /** Cash, and units at their last closes. What is held was marked: an order is placed at a close. */
    BigDecimal equity() {
        BigDecimal equity = cash;
        for (Map.Entry<String, BigDecimal> each : units.entrySet()) {
            if (each.getValue().signum() != 0) {
                equity = equity.add(each.getValue().multiply(closes.get(each.getKey())));
            }
        }
        return equity;
    }
}
