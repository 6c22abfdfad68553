package org.tradingstore.agents;

import java.util.List;
import org.tradingstore.repository.AuditedRepository;

/** Versions of the strategies of one book. */
public interface StrategyDefinitionRepository extends AuditedRepository<StrategyDefinition, StrategyDefinitionKey> {
    /** The first versions of a strategy, in the order of their text. */
    default List<StrategyDefinition> versions(String name, int limit) {
        return list(
                StrategyDefinition.TYPE.where(StrategyDefinition.NAME.eq(name)).limit(limit));
    }

    /** The first versions on one side of an experiment, by name, then by the text of the version. */
    default List<StrategyDefinition> inExperiment(ExperimentGroup group, int limit) {
        return list(StrategyDefinition.TYPE
                .where(StrategyDefinition.EXPERIMENT_GROUP.eq(group))
                .orderBy(StrategyDefinition.NAME.asc())
                .limit(limit));
    }

    /** The first versions of strategies of one category, by name, then by the text of the version. */
    default List<StrategyDefinition> ofCategory(String category, int limit) {
        return list(StrategyDefinition.TYPE
                .where(StrategyDefinition.CATEGORY.eq(category))
                .orderBy(StrategyDefinition.NAME.asc())
                .limit(limit));
    }
}
