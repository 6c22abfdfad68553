package org.tradingstore.operations;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.schema.TimeRange;

/** What the watchdogs of one book noticed. */
public interface WatchdogEventRepository extends KeyedRepository<WatchdogEvent, UUID> {
    /** The last events, newest first, ties by id. */
    default List<WatchdogEvent> newest(int limit) {
        return list(WatchdogEvent.TYPE
                .all()
                .orderBy(WatchdogEvent.OCCURRED_AT.desc())
                .limit(limit));
    }

    /** The last events of one severity, newest first, ties by id. */
    default List<WatchdogEvent> ofSeverity(Severity severity, int limit) {
        return list(WatchdogEvent.TYPE
                .where(WatchdogEvent.SEVERITY.eq(severity))
                .orderBy(WatchdogEvent.OCCURRED_AT.desc())
                .limit(limit));
    }

    /** The last events of a component, newest first, ties by id. */
    default List<WatchdogEvent> ofComponent(String component, int limit) {
        return list(WatchdogEvent.TYPE
                .where(WatchdogEvent.COMPONENT.eq(component))
                .orderBy(WatchdogEvent.OCCURRED_AT.desc())
                .limit(limit));
    }

    /** The first events that are not resolved: the most severe first, those without a severity last, of one severity the newest first, ties by id. */
    List<WatchdogEvent> unresolved(int limit);

    /**
     * Resolves an event, once: one that is resolved already stays as it is, with its resolution, and its revision too.
     *
     * @param resolution what was done about it
     * @return the event as it now is; of several callers all get what the first one said
     * @throws MissingRecordException if there is no such event
     */
    default WatchdogEvent resolve(UUID id, Instant at, String resolution) {
        return update(id, event -> event.withResolution(at, resolution));
    }

    /**
     * How many events there were on each day of {@code zone} within {@code period} (start inclusive, end exclusive), by severity: by day, the
     * most severe first, those without a severity last. Days and severities without any are left out.
     */
    default List<DailyCount<Severity>> dailyCounts(TimeRange period, ZoneId zone) {
        return DailyCounts.of(this, WatchdogEvent.OCCURRED_AT, WatchdogEvent.SEVERITY, period, zone);
    }

    /** The event that had this id where it came from. */
    default Optional<WatchdogEvent> byExternalId(String externalId) {
        return first(WatchdogEvent.TYPE.where(WatchdogEvent.EXTERNAL_ID.eq(externalId)));
    }
}
