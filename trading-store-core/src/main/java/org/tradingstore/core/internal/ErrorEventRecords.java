package org.tradingstore.core.internal;

import java.util.List;
import java.util.UUID;
import org.tradingstore.operations.ErrorEvent;
import org.tradingstore.operations.ErrorEventRepository;
import org.tradingstore.operations.ErrorLevel;

/** Errors that the application of one book met. */
final class ErrorEventRecords extends KeyedRecords<ErrorEvent, UUID> implements ErrorEventRepository {
    ErrorEventRecords(BookScope scope) {
        super(ErrorEvent.TYPE, scope);
    }

    @Override
    public List<ErrorEvent> unresolved(int limit) {
        return listInTurn(
                MostSevereFirst.queries(
                        ErrorEvent.TYPE,
                        ErrorEvent.RESOLVED.eq(false),
                        ErrorEvent.LEVEL,
                        ErrorEvent.OCCURRED_AT,
                        ErrorLevel.values()),
                limit);
    }
}
