package org.tradingstore.agents;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.BoundedQuery;
import org.tradingstore.schema.VersionOrder;

/**
 * Versions of the strategies of one book. How one was set up at a moment is {@code asOf(moment).find(key)}; all of its states are
 * {@code revisions(key, limit)}.
 */
public interface StrategyDefinitionRepository extends AuditedRepository<StrategyDefinition, StrategyDefinitionKey> {
    /**
     * Lets a version trade. Where it does, nothing is written.
     *
     * @return the version as it now is
     * @throws MissingRecordException if there is no such version
     */
    default StrategyDefinition enable(StrategyDefinitionKey key) {
        return update(key, version -> version.toBuilder().enabled(true).build());
    }

    /** Lets a version trade no more, as {@link #enable}. @throws MissingRecordException if there is no such version */
    default StrategyDefinition disable(StrategyDefinitionKey key) {
        return update(key, version -> version.toBuilder().enabled(false).build());
    }

    /**
     * Gives a version another weight among the strategies. Where it has it, nothing is written.
     *
     * @return the version as it now is
     * @throws MissingRecordException if there is no such version
     * @throws InvalidRecordException if {@code weight} is below zero; nothing was written
     */
    default StrategyDefinition reweigh(StrategyDefinitionKey key, BigDecimal weight) {
        return update(key, version -> version.toBuilder().weight(weight).build());
    }

    /**
     * Of each of the first strategies that have an enabled version, the newest of those, by name. Versions are compared by
     * {@link VersionOrder#OLDEST_FIRST}: {@code 1.10} is newer than {@code 1.9}. A template counts where it is enabled.
     *
     * @param limit how many strategies at most, at least 1
     * @throws InvalidRequestException if {@code limit} is below 1
     */
    default List<StrategyDefinition> newestEnabled(int limit) {
        BoundedQuery<StrategyDefinition> enabled = StrategyDefinition.TYPE
                .where(StrategyDefinition.ENABLED.eq(true))
                .orderBy(StrategyDefinition.NAME.asc())
                .limit(limit);
        try (Cursor<StrategyDefinition> byName = scan(enabled.query())) {
            return NewestVersions.of(byName, enabled.limit());
        }
    }

    /** The newest enabled version of one strategy, as {@link #newestEnabled}; empty where none is enabled. */
    default Optional<StrategyDefinition> newestEnabledOf(String name) {
        try (Cursor<StrategyDefinition> versions = scan(StrategyDefinition.TYPE.where(
                StrategyDefinition.ENABLED.eq(true).and(StrategyDefinition.NAME.eq(name))))) {
            return NewestVersions.of(versions, 1).stream().findFirst();
        }
    }

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
