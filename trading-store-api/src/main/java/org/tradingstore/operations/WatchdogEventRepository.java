package org.tradingstore.operations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

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

    /** The event that had this id where it came from. */
    default Optional<WatchdogEvent> byExternalId(String externalId) {
        return first(WatchdogEvent.TYPE.where(WatchdogEvent.EXTERNAL_ID.eq(externalId)));
    }
}
