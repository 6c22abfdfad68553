package org.tradingstore.core.internal.strategies;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.agents.ExperimentGroup;
import org.tradingstore.agents.ExperimentResults;
import org.tradingstore.agents.StrategyDefinition;
import org.tradingstore.agents.StrategyDefinitionKey;
import org.tradingstore.agents.StrategyDefinitionRepository;
import org.tradingstore.agents.StrategyResults;
import org.tradingstore.agents.VersionResults;
import org.tradingstore.core.internal.ledger.StrategyGrouping;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.schema.VersionOrder;

/** Parts the results of strategies by what they were written under. <em>Thread-safe where its source is.</em> */
public final class SideBySide {
    private final StrategyComputation computation;

    public SideBySide(StrategyComputation computation) {
        this.computation = computation;
    }

    public StrategyResults ofStrategy(String strategy, CostBasis basis, String currency, TimeRange period) {
        return computation
                .results(grouping(strategy, strategy), basis, currency, period)
                .getOrDefault(strategy, StrategyResults.NONE);
    }

    public VersionResults versions(String strategy, CostBasis basis, String currency, TimeRange period) {
        StrategyGrouping<Optional<String>> byVersion = (strategies, version) ->
                strategies.contains(strategy) ? Set.of(Optional.ofNullable(version)) : Set.of();
        Map<Optional<String>, StrategyResults> results = computation.results(byVersion, basis, currency, period);
        SortedMap<String, StrategyResults> sorted = new TreeMap<>(VersionOrder.OLDEST_FIRST);
        results.forEach((version, of) -> version.ifPresent(name -> sorted.put(name, of)));
        return new VersionResults(
                strategy, sorted, results.getOrDefault(Optional.<String>empty(), StrategyResults.NONE));
    }

    public ExperimentResults experiment(
            StrategyDefinitionRepository definitions, CostBasis basis, String currency, TimeRange period) {
        Map<StrategyDefinitionKey, ExperimentGroup> groups = new HashMap<>();
        definitions.scan(
                StrategyDefinition.TYPE.where(StrategyDefinition.EXPERIMENT_GROUP.isPresent()),
                definition -> Optional.ofNullable(definition.experimentGroup())
                        .ifPresent(group -> groups.put(definition.key(), group)));
        Map<Optional<ExperimentGroup>, StrategyResults> results =
                computation.results(grouping(groups), basis, currency, period);
        SortedMap<ExperimentGroup, StrategyResults> sorted = new TreeMap<>();
        results.forEach((group, of) -> group.ifPresent(name -> sorted.put(name, of)));
        return new ExperimentResults(
                sorted, results.getOrDefault(Optional.<ExperimentGroup>empty(), StrategyResults.NONE));
    }

    private static <G> StrategyGrouping<G> grouping(String strategy, G group) {
        return (strategies, version) -> strategies.contains(strategy) ? Set.of(group) : Set.of();
    }

    private static StrategyGrouping<Optional<ExperimentGroup>> grouping(
            Map<StrategyDefinitionKey, ExperimentGroup> groups) {
        return (strategies, version) -> {
            Set<Optional<ExperimentGroup>> sides = new HashSet<>();
            if (version != null) {
                for (String strategy : strategies) {
                    Optional.ofNullable(groups.get(new StrategyDefinitionKey(strategy, version)))
                            .ifPresent(group -> sides.add(Optional.of(group)));
                }
            }
            return sides.isEmpty() ? Set.of(Optional.empty()) : sides;
        };
    }
}
