package org.tradingstore.core.internal.strategies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tradingstore.agents.Agents;
import org.tradingstore.agents.PerformanceComparison;
import org.tradingstore.agents.StrategyDefinition;
import org.tradingstore.agents.StrategyPerformance;
import org.tradingstore.agents.StrategyPerformanceKey;
import org.tradingstore.agents.StrategyResults;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.schema.VersionOrder;

/**
 * Compares a kept performance with what signals and trades came to. <em>Thread-safe.</em>
 *
 * @param results what they came to
 * @param calculatedAt before signals and trades were read
 */
public record PerformanceRebuild(String strategy, TimeRange period, StrategyResults results, Instant calculatedAt) {
    /** No JSON that was ever a configuration: none is known. */
    private static final String UNKNOWN = "null";

    private static final List<Field<StrategyPerformance, ?>> COMPARED = List.of(
            StrategyPerformance.SIGNALS_GENERATED,
            StrategyPerformance.SIGNALS_EXECUTED,
            StrategyPerformance.TOTAL_TRADES,
            StrategyPerformance.WINNING_TRADES,
            StrategyPerformance.LOSING_TRADES,
            StrategyPerformance.TOTAL_PNL,
            StrategyPerformance.MAX_DRAWDOWN);

    /** Where what is kept differs now. */
    public PerformanceComparison compare(Agents agents) {
        StrategyPerformanceKey key = new StrategyPerformanceKey(strategy, period.start(), period.end());
        Optional<StrategyPerformance> kept = agents.performances().find(key);
        StrategyPerformance now = kept.map(StrategyPerformance::toBuilder)
                .orElseGet(() -> StrategyPerformance.of(strategy, period.start(), period.end())
                        .configuration(configuration(agents)))
                .results(results)
                .calculatedAt(calculatedAt)
                .build();
        List<String> fields = kept.map(former -> differing(former, now)).orElse(List.of());
        return new PerformanceComparison(kept, fields.isEmpty() ? kept.orElse(now) : now, fields);
    }

    /** Makes what is kept what it has to be, in one transaction; a crash before its end leaves all as it was. */
    public PerformanceComparison rebuild(Agents agents) {
        return agents.computeInTransaction(tx -> {
            PerformanceComparison comparison = compare(tx);
            if (!comparison.agrees()) {
                tx.performances().upsert(comparison.rebuilt());
            }
            return comparison;
        });
    }

    private static List<String> differing(StrategyPerformance kept, StrategyPerformance now) {
        List<String> names = new ArrayList<>();
        for (Field<StrategyPerformance, ?> field : COMPARED) {
            if (!Objects.equals(field.of(kept), field.of(now))) {
                names.add(field.name());
            }
        }
        return names;
    }

    /** The parameters of the version that was the newest enabled one at the period's last moment, as far as the store knew. */
    private String configuration(Agents agents) {
        Instant last = period.end().minusNanos(1_000);
        String newest = null;
        String parameters = UNKNOWN;
        try (Cursor<StrategyDefinition> versions = agents.strategies()
                .asOf(last)
                .scan(StrategyDefinition.NAME.eq(strategy).and(StrategyDefinition.ENABLED.eq(true)))) {
            for (StrategyDefinition each = versions.next(); each != null; each = versions.next()) {
                if (newest == null || VersionOrder.OLDEST_FIRST.compare(each.version(), newest) > 0) {
                    newest = each.version();
                    parameters = each.parameters();
                }
            }
        }
        return parameters;
    }
}
