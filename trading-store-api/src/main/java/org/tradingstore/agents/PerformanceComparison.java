package org.tradingstore.agents;

import java.util.List;
import java.util.Optional;

/**
 * How a kept performance compares with signals and trades. <em>Immutable.</em>
 *
 * @param kept the performance that is kept; empty where none is
 * @param rebuilt what it has to be; the kept one where they agree
 * @param fields stored names of the components that differ, of the counts, total_pnl and max_drawdown; none where nothing is kept
 */
public record PerformanceComparison(
        Optional<StrategyPerformance> kept, StrategyPerformance rebuilt, List<String> fields) {
    public PerformanceComparison {
        fields = List.copyOf(fields);
    }

    /** Whether a performance is kept, and is what signals and trades say. */
    public boolean agrees() {
        return kept.isPresent() && fields.isEmpty();
    }
}
