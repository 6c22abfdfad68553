package org.tradingstore.agents;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sides of an experiment side by side. A signal or trade is on the side of each version that it is of, as the definition of that
 * version says now: its strategies are those that backed the signal or that the trade names, its version is the one that it was written
 * under. On several sides it counts in full for each. <em>Immutable.</em>
 *
 * @param byGroup groups without a signal or trade are left out
 * @param outside of what is on no side
 */
public record ExperimentResults(SortedMap<ExperimentGroup, StrategyResults> byGroup, StrategyResults outside) {
    public ExperimentResults {
        byGroup = Collections.unmodifiableSortedMap(new TreeMap<>(byGroup));
    }

    /** The results of one side. */
    public StrategyResults of(ExperimentGroup group) {
        return byGroup.getOrDefault(group, StrategyResults.NONE);
    }
}
