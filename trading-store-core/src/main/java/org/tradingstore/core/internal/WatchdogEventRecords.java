package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.operations.WatchdogEvent;
import org.tradingstore.operations.WatchdogEventRepository;

/** What the watchdogs of one book noticed. */
final class WatchdogEventRecords extends KeyedRecords<WatchdogEvent, UUID> implements WatchdogEventRepository {
    WatchdogEventRecords(BookScope scope) {
        super(WatchdogEvent.TYPE, scope);
    }
}
