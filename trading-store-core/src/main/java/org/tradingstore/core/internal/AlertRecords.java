package org.tradingstore.core.internal;

import java.util.List;
import java.util.UUID;
import org.tradingstore.operations.Alert;
import org.tradingstore.operations.AlertRepository;
import org.tradingstore.operations.Severity;

/** Alerts of one book. */
final class AlertRecords extends KeyedRecords<Alert, UUID> implements AlertRepository {
    AlertRecords(BookScope scope) {
        super(Alert.TYPE, scope);
    }

    @Override
    public List<Alert> unresolved(int limit) {
        return listInTurn(
                MostSevereFirst.queries(
                        Alert.TYPE, Alert.RESOLVED.eq(false), Alert.SEVERITY, Alert.RAISED_AT, Severity.values()),
                limit);
    }
}
