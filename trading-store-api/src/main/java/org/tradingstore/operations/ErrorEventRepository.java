package org.tradingstore.operations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

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

    /** The event that had this id where it came from. */
    default Optional<ErrorEvent> byExternalId(String externalId) {
        return first(ErrorEvent.TYPE.where(ErrorEvent.EXTERNAL_ID.eq(externalId)));
    }
}
