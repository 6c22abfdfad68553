package org.tradingstore.operations;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.schema.TimeRange;

/** Alerts of one book. */
public interface AlertRepository extends KeyedRepository<Alert, UUID> {
    /** The last alerts, newest first, ties by id. */
    default List<Alert> newest(int limit) {
        return list(Alert.TYPE.all().orderBy(Alert.RAISED_AT.desc()).limit(limit));
    }

    /** The last alerts of one severity, newest first, ties by id. */
    default List<Alert> ofSeverity(Severity severity, int limit) {
        return list(Alert.TYPE
                .where(Alert.SEVERITY.eq(severity))
                .orderBy(Alert.RAISED_AT.desc())
                .limit(limit));
    }

    /** The last alerts about a symbol, newest first, ties by id. */
    default List<Alert> ofSymbol(String symbol, int limit) {
        return list(Alert.TYPE
                .where(Alert.SYMBOL.eq(symbol))
                .orderBy(Alert.RAISED_AT.desc())
                .limit(limit));
    }

    /** The last alerts of one type, newest first, ties by id. */
    default List<Alert> ofType(String type, int limit) {
        return list(Alert.TYPE
                .where(Alert.ALERT_TYPE.eq(type))
                .orderBy(Alert.RAISED_AT.desc())
                .limit(limit));
    }

    /** The first alerts that are not resolved: the most severe first, of one severity the newest first, ties by id. */
    List<Alert> unresolved(int limit);

    /**
     * Acknowledges an alert, once: one that is acknowledged already stays as it is, whatever its moment, and its revision too.
     *
     * @return the alert as it now is; of several callers all get the moment of the one that was first
     * @throws MissingRecordException if there is no such alert
     */
    default Alert acknowledge(UUID id, Instant at) {
        return update(id, alert -> alert.withAcknowledgement(at));
    }

    /**
     * Resolves an alert, once, as {@link #acknowledge}; whether it is acknowledged stays as it is.
     *
     * @throws MissingRecordException if there is no such alert
     */
    default Alert resolve(UUID id, Instant at) {
        return update(id, alert -> alert.withResolution(at));
    }

    /**
     * How many alerts there were on each day of {@code zone} within {@code period} (start inclusive, end exclusive), by severity: by day, the
     * most severe first. Days and severities without any are left out.
     */
    default List<DailyCount<Severity>> dailyCounts(TimeRange period, ZoneId zone) {
        return DailyCounts.of(this, Alert.RAISED_AT, Alert.SEVERITY, period, zone);
    }

    /** The alert that had this id where it came from. */
    default Optional<Alert> byExternalId(String externalId) {
        return first(Alert.TYPE.where(Alert.EXTERNAL_ID.eq(externalId)));
    }
}
