package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.operations.AnalyticsPoint;
import org.tradingstore.operations.AnalyticsPointRepository;

/** Numbers that one book measured. */
final class AnalyticsPointRecords extends AppendRecords<AnalyticsPoint, UUID> implements AnalyticsPointRepository {
    AnalyticsPointRecords(BookScope scope) {
        super(AnalyticsPoint.TYPE, scope);
    }
}
