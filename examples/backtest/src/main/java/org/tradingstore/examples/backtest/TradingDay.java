package org.tradingstore.examples.backtest;

import java.time.LocalDate;
import java.util.List;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.Trade;
import org.tradingstore.signals.Signal;

/**
 * What one day led to. <em>Immutable.</em>
 *
 * @param trades at the open, of orders that were placed at an earlier close
 * @param settled those orders, filled or rejected
 * @param signals at the close
 * @param placed the orders that follow from them, to be filled at a later open
 */
record TradingDay(LocalDate day, List<Trade> trades, List<Order> settled, List<Signal> signals, List<Order> placed) {
    TradingDay {
        trades = List.copyOf(trades);
        settled = List.copyOf(settled);
        signals = List.copyOf(signals);
        placed = List.copyOf(placed);
    }

    /** Whether there is anything to write. */
    boolean isEmpty() {
        return trades.isEmpty() && settled.isEmpty() && signals.isEmpty() && placed.isEmpty();
    }
}
