package org.tradingstore.core.internal.strategies;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tradingstore.agents.StrategyResults;
import org.tradingstore.core.internal.ledger.GroupedTrades;
import org.tradingstore.core.internal.ledger.StrategyGrouping;
import org.tradingstore.core.internal.ledger.TradeResults;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.signals.Execution;

/** Brings together what became of signals and what trades came to. <em>Thread-safe where its sources are.</em> */
public final class StrategyComputation {
    private final SignalTraces signals;
    private final GroupedTrades trades;

    public StrategyComputation(SignalTraces signals, GroupedTrades trades) {
        this.signals = signals;
        this.trades = trades;
    }

    /** The results of each group that has a signal or a trade in {@code period}. */
    public <G> Map<G, StrategyResults> results(
            StrategyGrouping<G> grouping, CostBasis basis, String currency, TimeRange period) {
        GroupedSignals<G> grouped = new GroupedSignals<>(grouping);
        signals.each(period, grouped);
        Map<G, Execution> executions = grouped.result();
        Map<G, TradeResults> earned = trades.results(grouping, basis, currency, period);
        Set<G> groups = new HashSet<>(executions.keySet());
        groups.addAll(earned.keySet());
        Map<G, StrategyResults> results = new HashMap<>();
        for (G group : groups) {
            results.put(
                    group,
                    results(
                            executions.getOrDefault(group, Execution.NONE),
                            earned.getOrDefault(group, TradeResults.NONE)));
        }
        return results;
    }

    private static StrategyResults results(Execution execution, TradeResults earned) {
        return new StrategyResults(
                execution.generated(),
                execution.executed(),
                earned.trades(),
                earned.wins(),
                earned.losses(),
                earned.profitAndLoss(),
                earned.maxDrawdown());
    }
}
