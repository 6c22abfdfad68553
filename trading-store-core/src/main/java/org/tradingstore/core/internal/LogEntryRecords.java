package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.operations.LogEntry;
import org.tradingstore.operations.LogEntryRepository;

/** Log of the application of one book. */
final class LogEntryRecords extends AppendRecords<LogEntry, UUID> implements LogEntryRepository {
    LogEntryRecords(BookScope scope) {
        super(LogEntry.TYPE, scope);
    }
}
