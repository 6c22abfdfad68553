package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;

/** Equity without prices: realised profit less fees, added up from the start of a period. <em>Thread-safe where its rows are.</em> */
public final class RealizedEquity {
    private final LedgerRows rows;

    public RealizedEquity(LedgerRows rows) {
        this.rows = rows;
    }

    public void equity(CostBasis basis, String currency, TimeRange period, Consumer<EquityPoint> points) {
        BigDecimal[] equity = {BigDecimal.ZERO};
        eachChange(basis, currency, period, (trade, change) -> {
            equity[0] = equity[0].add(change);
            points.accept(new EquityPoint(trade.executedAt(), Money.round(equity[0])));
        });
    }

    public EquityCurve curve(CostBasis basis, String currency, TimeRange period) {
        CurveCollector collector = new CurveCollector(currency, DrawdownSearch.from(BigDecimal.ZERO));
        equity(basis, currency, period, collector::add);
        return collector.curve();
    }

    public Optional<Drawdown> maxDrawdown(CostBasis basis, String currency, TimeRange period) {
        DrawdownSearch search = DrawdownSearch.from(BigDecimal.ZERO);
        equity(basis, currency, period, search::add);
        return search.result();
    }

    /** By symbol, where what it earned fell at all. */
    public SortedMap<String, Drawdown> maxDrawdowns(CostBasis basis, String currency, TimeRange period) {
        SortedMap<String, BigDecimal> equities = new TreeMap<>(PortableOrder.TEXT);
        SortedMap<String, DrawdownSearch> searches = new TreeMap<>(PortableOrder.TEXT);
        eachChange(basis, currency, period, (trade, change) -> {
            BigDecimal equity = equities.merge(trade.symbol(), change, BigDecimal::add);
            searches.computeIfAbsent(trade.symbol(), any -> DrawdownSearch.from(BigDecimal.ZERO))
                    .add(new EquityPoint(trade.executedAt(), Money.round(equity)));
        });
        return DrawdownSearch.results(searches);
    }

    /** Hands over each trade of the period that changes equity, and by how much. */
    private void eachChange(CostBasis basis, String currency, TimeRange period, BiConsumer<Trade, BigDecimal> action) {
        Lots lots = new Lots(basis);
        rows.eachTrade(Trade.EXECUTED_AT.lt(period.end()), trade -> {
            Closing closing = lots.add(trade);
            if (!period.contains(trade.executedAt())) {
                return;
            }
            BigDecimal change = change(trade, closing, currency);
            if (Money.settled(change).signum() != 0) {
                action.accept(trade, change);
            }
        });
    }

    /** What a trade changes equity by in one currency: the profit of what it closed, less its own fee. */
    static BigDecimal change(Trade trade, Closing closing, String currency) {
        BigDecimal profit = trade.currency().equals(currency) ? closing.profit() : BigDecimal.ZERO;
        BigDecimal fee = trade.fee();
        return fee != null && trade.currencyOfFee().equals(currency) ? profit.subtract(fee) : profit;
    }
}
