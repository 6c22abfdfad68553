package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.operations.ErrorEvent;
import org.tradingstore.operations.ErrorEventRepository;

/** Errors that the application of one book met. */
final class ErrorEventRecords extends KeyedRecords<ErrorEvent, UUID> implements ErrorEventRepository {
    ErrorEventRecords(BookScope scope) {
        super(ErrorEvent.TYPE, scope);
    }
}
