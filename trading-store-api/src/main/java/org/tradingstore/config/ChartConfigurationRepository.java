package org.tradingstore.config;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.schema.Condition;

/**
 * Chart configurations of one book. Of those of one user and type, and of those of one type that are everyone's, one at most is the
 * default, whoever writes at the same time: a write that would make a second one is a {@link ConflictException} that holds the first.
 */
public interface ChartConfigurationRepository extends KeyedRepository<ChartConfiguration, UUID> {
    /** The default chart of this type that {@code userId} has; that which is everyone's does not count. */
    default Optional<ChartConfiguration> defaultOf(String userId, String chartType) {
        return defaultOf(ChartConfiguration.USER_ID.eq(userId), chartType);
    }

    /** The default chart of this type that is everyone's. */
    default Optional<ChartConfiguration> sharedDefaultOf(String chartType) {
        return defaultOf(ChartConfiguration.USER_ID.isAbsent(), chartType);
    }

    private Optional<ChartConfiguration> defaultOf(Condition<ChartConfiguration> user, String chartType) {
        return first(ChartConfiguration.TYPE.where(ChartConfiguration.CHART_TYPE
                .eq(chartType)
                .and(ChartConfiguration.IS_DEFAULT.eq(true))
                .and(user)));
    }

    /**
     * Makes this chart the default of its user and type; the one that was it no longer is. Both change in one transaction. Where it is
     * the default, nothing is written.
     *
     * @return the chart as it is now
     * @throws MissingRecordException if there is no such chart
     */
    ChartConfiguration makeDefault(UUID id);

    /** The charts of {@code userId}, last used first, ties by greatest id. */
    default List<ChartConfiguration> ofUser(String userId, int limit) {
        return list(ChartConfiguration.TYPE
                .where(ChartConfiguration.USER_ID.eq(userId))
                .orderBy(ChartConfiguration.LAST_USED_AT.desc())
                .limit(limit));
    }

    /** The charts of one type, of all users and everyone's, last used first, ties by greatest id. */
    default List<ChartConfiguration> ofType(String chartType, int limit) {
        return list(ChartConfiguration.TYPE
                .where(ChartConfiguration.CHART_TYPE.eq(chartType))
                .orderBy(ChartConfiguration.LAST_USED_AT.desc())
                .limit(limit));
    }

    /** The chart with this id where it came from. */
    default Optional<ChartConfiguration> byExternalId(String externalId) {
        return first(ChartConfiguration.TYPE.where(ChartConfiguration.EXTERNAL_ID.eq(externalId)));
    }
}
