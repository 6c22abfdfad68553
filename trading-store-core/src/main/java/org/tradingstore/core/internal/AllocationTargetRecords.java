package org.tradingstore.core.internal;

import org.tradingstore.config.AllocationTarget;
import org.tradingstore.config.AllocationTargetKey;
import org.tradingstore.config.AllocationTargetRepository;

/** Allocation targets. */
final class AllocationTargetRecords extends AuditedRecords<AllocationTarget, AllocationTargetKey>
        implements AllocationTargetRepository {
    AllocationTargetRecords(BookScope scope) {
        super(AllocationTarget.TYPE, scope);
    }
}
