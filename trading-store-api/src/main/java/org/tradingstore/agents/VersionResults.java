package org.tradingstore.agents;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The versions of one strategy side by side. A signal or trade of the strategy is of the version that it was written under, as its envelope
 * says. <em>Immutable.</em>
 *
 * @param byVersion oldest version first, by {@link org.tradingstore.schema.VersionOrder}; versions without a signal or trade are left out
 * @param withoutVersion of what was written under no version
 */
public record VersionResults(
        String strategy, SortedMap<String, StrategyResults> byVersion, StrategyResults withoutVersion) {
    public VersionResults {
        byVersion = Collections.unmodifiableSortedMap(new TreeMap<>(byVersion));
    }

    /** The results of one version. */
    public StrategyResults of(String version) {
        return byVersion.getOrDefault(version, StrategyResults.NONE);
    }
}
