package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.operations.Alert;
import org.tradingstore.operations.AlertRepository;

/** Alerts of one book. */
final class AlertRecords extends KeyedRecords<Alert, UUID> implements AlertRepository {
    AlertRecords(BookScope scope) {
        super(Alert.TYPE, scope);
    }
}
