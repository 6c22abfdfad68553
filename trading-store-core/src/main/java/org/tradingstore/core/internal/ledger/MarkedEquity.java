package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.PortableOrder;

/**
 * Equity with prices: cash, and units at their last closes, at one moment after the other. Symbols that are held at zero are forgotten.
 * <em>Thread-safe where its rows are.</em>
 */
public final class MarkedEquity {
    private final LedgerRows rows;
    private final String currency;
    private final PriceSource prices;

    public MarkedEquity(LedgerRows rows, String currency, PriceSource prices) {
        this.rows = rows;
        this.currency = currency;
        this.prices = prices;
    }

    public void equity(List<Instant> moments, Consumer<EquityPoint> points) {
        if (!any(moments)) {
            return;
        }
        Instant last = moments.get(moments.size() - 1);
        BigDecimal[] cash = {BigDecimal.ZERO};
        Map<String, MarkedPosition> held = new TreeMap<>(PortableOrder.TEXT);
        try (Unreversed<Trade> trades = rows.trades(Trade.EXECUTED_AT.le(last));
                Unreversed<CashFlow> flows = rows.cashFlows(CashFlow.OCCURRED_AT.le(last))) {
            for (Instant moment : moments) {
                flows.upTo(moment, flow -> {
                    if (flow.currency().equals(currency)) {
                        cash[0] = cash[0].add(flow.amount());
                    }
                });
                trades.upTo(moment, trade -> {
                    MarkedPosition position = held.computeIfAbsent(trade.symbol(), MarkedPosition::new);
                    position.add(trade, currency);
                    if (position.isFlat()) {
                        cash[0] = cash[0].add(position.cash());
                        held.remove(trade.symbol());
                    }
                });
                BigDecimal equity = cash[0];
                for (MarkedPosition position : held.values()) {
                    equity = equity.add(position.equity(prices, moment));
                }
                points.accept(new EquityPoint(moment, Money.round(equity)));
            }
        }
    }

    public EquityCurve curve(List<Instant> moments) {
        CurveCollector collector = new CurveCollector(currency, DrawdownSearch.fromFirstPoint());
        equity(moments, collector::add);
        return collector.curve();
    }

    public Optional<Drawdown> maxDrawdown(List<Instant> moments) {
        DrawdownSearch search = DrawdownSearch.fromFirstPoint();
        equity(moments, search::add);
        return search.result();
    }

    /** By symbol, where what its trades earned fell at all; before its first trade that was zero. */
    public SortedMap<String, Drawdown> maxDrawdowns(List<Instant> moments) {
        SortedMap<String, MarkedPosition> traded = new TreeMap<>(PortableOrder.TEXT);
        SortedMap<String, DrawdownSearch> searches = new TreeMap<>(PortableOrder.TEXT);
        if (!any(moments)) {
            return DrawdownSearch.results(searches);
        }
        Instant first = moments.get(0);
        try (Unreversed<Trade> trades = rows.trades(Trade.EXECUTED_AT.le(moments.get(moments.size() - 1)))) {
            for (Instant moment : moments) {
                trades.upTo(
                        moment,
                        trade -> traded.computeIfAbsent(trade.symbol(), MarkedPosition::new)
                                .add(trade, currency));
                traded.forEach((symbol, position) -> {
                    DrawdownSearch search = searches.computeIfAbsent(
                            symbol,
                            any -> moment.equals(first)
                                    ? DrawdownSearch.fromFirstPoint()
                                    : DrawdownSearch.from(BigDecimal.ZERO));
                    search.add(new EquityPoint(moment, Money.round(position.equity(prices, moment))));
                });
            }
        }
        return DrawdownSearch.results(searches);
    }

    /** Whether there are any; refuses those that do not ascend. */
    private static boolean any(List<Instant> moments) {
        for (int i = 1; i < moments.size(); i++) {
            if (!moments.get(i).isAfter(moments.get(i - 1))) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot follow equity: its moments do not ascend",
                        "moment",
                        moments.get(i),
                        "after",
                        moments.get(i - 1)));
            }
        }
        return !moments.isEmpty();
    }
}
