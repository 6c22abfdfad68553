package org.tradingstore.core.internal;

import java.util.List;
import java.util.UUID;
import org.tradingstore.operations.Severity;
import org.tradingstore.operations.WatchdogEvent;
import org.tradingstore.operations.WatchdogEventRepository;

/** What the watchdogs of one book noticed. */
final class WatchdogEventRecords extends KeyedRecords<WatchdogEvent, UUID> implements WatchdogEventRepository {
    WatchdogEventRecords(BookScope scope) {
        super(WatchdogEvent.TYPE, scope);
    }

    @Override
    public List<WatchdogEvent> unresolved(int limit) {
        return listInTurn(
                MostSevereFirst.queries(
                        WatchdogEvent.TYPE,
                        WatchdogEvent.RESOLVED.eq(false),
                        WatchdogEvent.SEVERITY,
                        WatchdogEvent.OCCURRED_AT,
                        Severity.values()),
                limit);
    }
}
