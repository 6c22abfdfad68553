package org.tradingstore.examples.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tradingstore.examples.backtest.Crossover.Crossing;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.signals.Decision;
import org.tradingstore.signals.Signal;

/**
 * Goes through the days. At the open it fills the orders that are there, sales before purchases; at the close it asks the strategy and
 * places orders, which the next open of their symbol fills. So nothing is decided by a price that was not known. Long only: a signal to
 * buy what is held, or to sell what is not, leads to no order. <em>Not thread-safe: it is used once.</em>
 */
final class Simulation {
    private final Broker broker;
    private final List<Bars> symbols;
    private final int[] next;
    private final Account account;
    private final Map<String, Order> pending = new TreeMap<>(PortableOrder.TEXT);
    private final Journal journal;

    /** @param first the first day that counts; bars before it serve means only */
    Simulation(Broker broker, List<Bars> symbols, LocalDate first, Journal journal) {
        this.broker = broker;
        this.symbols = symbols.stream()
                .sorted(Comparator.comparing(Bars::symbol, PortableOrder.TEXT))
                .toList();
        this.next = this.symbols.stream().mapToInt(bars -> bars.from(first)).toArray();
        this.account = new Account(broker.terms().cash());
        this.journal = journal;
    }

    /** Runs all days. @return what the account then has */
    Account run() {
        for (Optional<LocalDate> day = nextDay(); day.isPresent(); day = nextDay()) {
            TradingDay done = run(day.get());
            if (!done.isEmpty()) {
                journal.day(done);
            }
        }
        return account;
    }

    private Optional<LocalDate> nextDay() {
        LocalDate day = null;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < symbols.get(i).size()) {
                LocalDate own = symbols.get(i).day(next[i]);
                day = day == null || own.isBefore(day) ? own : day;
            }
        }
        return Optional.ofNullable(day);
    }

    private TradingDay run(LocalDate day) {
        List<Integer> today = new ArrayList<>();
        for (int i = 0; i < next.length; i++) {
            if (next[i] < symbols.get(i).size() && symbols.get(i).day(next[i]).equals(day)) {
                today.add(i);
            }
        }
        List<Trade> trades = new ArrayList<>();
        List<Order> settled = new ArrayList<>();
        for (Side side : List.of(Side.SELL, Side.BUY)) {
            for (int i : today) {
                Order order = pending.get(symbols.get(i).symbol());
                if (order != null && order.side() == side) {
                    pending.remove(order.symbol());
                    settled.add(
                            settle(order, broker.fill(order, day, symbols.get(i).open(next[i])), trades));
                }
            }
        }
        for (int i : today) {
            account.mark(symbols.get(i).symbol(), symbols.get(i).close(next[i]));
        }
        List<Signal> signals = new ArrayList<>();
        List<Order> placed = new ArrayList<>();
        for (int i : today) {
            Bars bars = symbols.get(i);
            int bar = next[i]++;
            Optional<Crossing> crossing = broker.strategy().at(bars.columns().close(), bar);
            if (crossing.isPresent()) {
                Signal signal = broker.signal(bars.symbol(), day, bars.close(bar), crossing.get());
                signals.add(signal);
                place(signal, placed);
            }
        }
        return new TradingDay(day, trades, settled, signals, placed);
    }

    private Order settle(Order order, Trade trade, List<Trade> trades) {
        if (!account.affords(trade)) {
            return broker.rejected(order, trade, account.cash());
        }
        account.apply(trade);
        trades.add(trade);
        return order.filledBy(trade.quantity());
    }

    private void place(Signal signal, List<Order> placed) {
        BigDecimal held = account.held(signal.symbol());
        boolean buy = signal.decision() == Decision.BUY;
        if (buy && held.signum() != 0) {
            return;
        }
        BigDecimal quantity = buy ? broker.terms().quantity(account.equity(), signal.price()) : held;
        if (quantity.signum() > 0) {
            Order order = broker.order(signal, quantity);
            placed.add(order);
            pending.put(order.symbol(), order);
        }
    }
}
