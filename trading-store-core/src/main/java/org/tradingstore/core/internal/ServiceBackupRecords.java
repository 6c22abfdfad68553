package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.operations.ServiceBackup;
import org.tradingstore.operations.ServiceBackupRepository;

/** Backups of services of one book. */
final class ServiceBackupRecords extends KeyedRecords<ServiceBackup, UUID> implements ServiceBackupRepository {
    ServiceBackupRecords(BookScope scope) {
        super(ServiceBackup.TYPE, scope);
    }
}
