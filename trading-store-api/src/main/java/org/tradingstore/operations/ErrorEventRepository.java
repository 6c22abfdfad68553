package org.tradingstore.operations;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.KeyedRepository;
import org.tradingstore.schema.TimeRange;

/** Errors that the application of one book met. */
public interface ErrorEventRepository extends KeyedRepository<ErrorEvent, UUID> {
    /** The last errors, newest first, ties by id. */
    default List<ErrorEvent> newest(int limit) {
        return list(ErrorEvent.TYPE.all().orderBy(ErrorEvent.OCCURRED_AT.desc()).limit(limit));
    }

    /** The last errors of one level, newest first, ties by id. */
    default List<ErrorEvent> ofLevel(ErrorLevel level, int limit) {
        return list(ErrorEvent.TYPE
                .where(ErrorEvent.LEVEL.eq(level))
                .orderBy(ErrorEvent.OCCURRED_AT.desc())
                .limit(limit));
    }

    /** The last errors of a component, newest first, ties by id. */
    default List<ErrorEvent> ofComponent(String component, int limit) {
        return list(ErrorEvent.TYPE
                .where(ErrorEvent.COMPONENT.eq(component))
                .orderBy(ErrorEvent.OCCURRED_AT.desc())
                .limit(limit));
    }

    /** The last errors about a symbol, newest first, ties by id. */
    default List<ErrorEvent> ofSymbol(String symbol, int limit) {
        return list(ErrorEvent.TYPE
                .where(ErrorEvent.SYMBOL.eq(symbol))
                .orderBy(ErrorEvent.OCCURRED_AT.desc())
                .limit(limit));
    }

    /** The first errors that are not resolved: the most severe first, of one level the newest first, ties by id. */
    List<ErrorEvent> unresolved(int limit);

    /**
     * Resolves an error, once: one that is resolved already stays as it is, with its notes, and its revision too.
     *
     * @param notes what was done about it
     * @return the error as it now is; of several callers all get what the first one said
     * @throws MissingRecordException if there is no such error
     */
    default ErrorEvent resolve(UUID id, Instant at, String notes) {
        return update(id, error -> error.withResolution(at, notes));
    }

    /**
     * How many errors there were on each day of {@code zone} within {@code period} (start inclusive, end exclusive), by level: by day, the
     * most severe first. Days and levels without any are left out.
     */
    default List<DailyCount<ErrorLevel>> dailyCounts(TimeRange period, ZoneId zone) {
        return DailyCounts.of(this, ErrorEvent.OCCURRED_AT, ErrorEvent.LEVEL, period, zone);
    }

    /** The event that had this id where it came from. */
    default Optional<ErrorEvent> byExternalId(String externalId) {
        return first(ErrorEvent.TYPE.where(ErrorEvent.EXTERNAL_ID.eq(externalId)));
    }
}
