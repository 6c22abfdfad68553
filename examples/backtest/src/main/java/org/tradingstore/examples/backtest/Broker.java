package org.tradingstore.examples.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.tradingstore.examples.backtest.Crossover.Crossing;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.OrderStatus;
import org.tradingstore.ledger.OrderType;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.signals.Decision;
import org.tradingstore.signals.Signal;
import org.tradingstore.signals.Vote;

/**
 * Makes the records. Their ids follow from the version of the strategy, the symbol and the day of the signal, so that the same backtest
 * makes the same records, and the store keeps them once. <em>Immutable.</em>
 */
record Broker(Crossover strategy, Terms terms) {
    /** What the strategy says at the close of {@code day}. */
    Signal signal(String symbol, LocalDate day, BigDecimal close, Crossing crossing) {
        String reason = String.format(
                Locale.ROOT,
                "mean of %d days %.4f, of %d days %.4f",
                strategy.fast(),
                crossing.fastMean(),
                strategy.slow(),
                crossing.slowMean());
        // docs:begin signal
        Vote vote = new Vote(crossing.decision(), crossing.confidence(), reason, 1.0, true);
        Signal signal = Signal.of(symbol, crossing.decision())
                .id(RecordIds.derived("signal", Crossover.NAME + "/" + strategy.version(), symbol + "/" + day))
                .generatedAt(terms.endOf(day)) // when the close is known
                .price(close)
                .confidence(crossing.confidence())
                .aggregation("weighted_vote")
                .votes(Map.of(Crossover.NAME, vote))
                .metadata("{}")
                .build();
        // docs:end
        return signal;
    }

    /** An order at the market, placed with its signal. */
    Order order(Signal signal, BigDecimal quantity) {
        Order.Builder order =
                signal.decision() == Decision.BUY ? Order.buy(signal.symbol()) : Order.sell(signal.symbol());
        return order.id(derived("order", signal.id()))
                .type(OrderType.MARKET)
                .quantity(quantity)
                .currency(terms.currency())
                .placedAt(signal.generatedAt())
                .signalId(signal.id())
                .strategy(Crossover.NAME)
                .build();
    }

    /** The trade that fills the whole order at the open of {@code day}. */
    Trade fill(Order order, LocalDate day, BigDecimal open) {
        Trade.Builder trade = order.side() == Side.BUY ? Trade.buy(order.symbol()) : Trade.sell(order.symbol());
        return trade.id(derived("trade", order.id()))
                .quantity(order.quantity())
                .price(open)
                .fee(terms.feeOf(order.quantity().multiply(open)))
                .currency(terms.currency())
                .executedAt(terms.opening(day))
                .orderId(order.id())
                .signalId(order.signalId())
                .strategies(List.of(Crossover.NAME))
                .build();
    }

    /** The order as it is when {@code trade} would have cost more than there was. */
    Order rejected(Order order, Trade trade, BigDecimal cash) {
        return order.toBuilder()
                .status(OrderStatus.REJECTED)
                .reason("it costs " + trade.netValue().toPlainString() + ", the cash is " + cash.toPlainString())
                .build();
    }

    private static UUID derived(String type, UUID from) {
        return RecordIds.derived(type, Crossover.NAME, from.toString());
    }
}
