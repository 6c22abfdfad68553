package org.tradingstore.core.internal.strategies;

import java.util.HashMap;
import java.util.Map;
import org.tradingstore.core.internal.ledger.StrategyGrouping;
import org.tradingstore.signals.Execution;

/** What became of the signals of groups. <em>Not thread-safe: signals go through it.</em> */
final class GroupedSignals<G> implements SignalTraces.Tally {
    private final StrategyGrouping<G> grouping;
    private final Map<G, Execution> executions = new HashMap<>();

    GroupedSignals(StrategyGrouping<G> grouping) {
        this.grouping = grouping;
    }

    @Override
    public void add(AskedSignal signal, Execution one) {
        for (G group : grouping.of(signal.strategies(), signal.strategyVersion())) {
            executions.merge(group, one, ExecutionSums::sum);
        }
    }

    Map<G, Execution> result() {
        return executions;
    }
}
