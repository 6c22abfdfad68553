package org.tradingstore.operations;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.schema.TimeRange;

/** Log of the application of one book. */
public interface LogEntryRepository extends AppendRepository<LogEntry, UUID> {
    /** The last entries, newest first, ties by id. */
    default List<LogEntry> newest(int limit) {
        return list(LogEntry.TYPE.all().orderBy(LogEntry.LOGGED_AT.desc()).limit(limit));
    }

    /** The last entries of one level, newest first, ties by id. */
    default List<LogEntry> ofLevel(LogLevel level, int limit) {
        return list(LogEntry.TYPE
                .where(LogEntry.LEVEL.eq(level))
                .orderBy(LogEntry.LOGGED_AT.desc())
                .limit(limit));
    }

    /** The last entries of a component, newest first, ties by id. */
    default List<LogEntry> ofComponent(String component, int limit) {
        return list(LogEntry.TYPE
                .where(LogEntry.COMPONENT.eq(component))
                .orderBy(LogEntry.LOGGED_AT.desc())
                .limit(limit));
    }

    /** The last entries of a trace, newest first, ties by id. */
    default List<LogEntry> ofTrace(String traceId, int limit) {
        return list(LogEntry.TYPE
                .where(LogEntry.TRACE_ID.eq(traceId))
                .orderBy(LogEntry.LOGGED_AT.desc())
                .limit(limit));
    }

    /**
     * How many entries there were on each day of {@code zone} within {@code period} (start inclusive, end exclusive), by level: by day, the
     * most severe first. Days and levels without any are left out.
     */
    default List<DailyCount<LogLevel>> dailyCounts(TimeRange period, ZoneId zone) {
        return DailyCounts.of(this, LogEntry.LOGGED_AT, LogEntry.LEVEL, period, zone);
    }

    /** The entry that had this id where it came from. */
    default Optional<LogEntry> byExternalId(String externalId) {
        return first(LogEntry.TYPE.where(LogEntry.EXTERNAL_ID.eq(externalId)));
    }
}
