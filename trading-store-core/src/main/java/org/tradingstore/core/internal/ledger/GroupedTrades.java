package org.tradingstore.core.internal.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.TimeRange;

/**
 * What the trades of groups came to, in one pass over a ledger: lots are those of all trades, whatever their groups. <em>Thread-safe where
 * its source is.</em>
 */
public final class GroupedTrades {
    private final Function<Query<Trade>, Cursor<Versioned<Trade>>> trades;

    public GroupedTrades(Function<Query<Trade>, Cursor<Versioned<Trade>>> trades) {
        this.trades = trades;
    }

    /** The results of each group that has a trade in {@code period}. */
    public <G> Map<G, TradeResults> results(
            StrategyGrouping<G> grouping, CostBasis basis, String currency, TimeRange period) {
        Lots lots = new Lots(basis);
        Map<G, TradeResultsSum> sums = new HashMap<>();
        try (Unreversed<Versioned<Trade>> rows = Unreversed.versionedTrades(trades.apply(
                Trade.TYPE.where(Trade.EXECUTED_AT.lt(period.end())).orderBy(Trade.EXECUTED_AT.asc())))) {
            rows.forEach(row -> {
                Trade trade = row.record();
                Closing closing = lots.add(trade);
                if (period.contains(trade.executedAt())) {
                    for (G group : grouping.of(trade.strategies(), row.strategyVersion())) {
                        sums.computeIfAbsent(group, any -> new TradeResultsSum(currency))
                                .add(trade, closing);
                    }
                }
            });
        }
        Map<G, TradeResults> results = new HashMap<>();
        sums.forEach((group, sum) -> results.put(group, sum.result()));
        return results;
    }
}
