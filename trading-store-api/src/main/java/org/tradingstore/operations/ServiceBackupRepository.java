package org.tradingstore.operations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

/** Backups of services of one book. */
public interface ServiceBackupRepository extends KeyedRepository<ServiceBackup, UUID> {
    /** The last valid backup of a service; of those taken at one moment the one with the greatest id. */
    default Optional<ServiceBackup> latestValid(String serviceName) {
        return first(ServiceBackup.TYPE
                .where(ServiceBackup.SERVICE_NAME.eq(serviceName).and(ServiceBackup.VALID.eq(true)))
                .orderBy(ServiceBackup.TAKEN_AT.desc()));
    }

    /** The last backups of all services, newest first. */
    default List<ServiceBackup> newest(int limit) {
        return list(
                ServiceBackup.TYPE.all().orderBy(ServiceBackup.TAKEN_AT.desc()).limit(limit));
    }

    /** The backup that had this id where it came from. */
    default Optional<ServiceBackup> byExternalId(String externalId) {
        return first(ServiceBackup.TYPE.where(ServiceBackup.EXTERNAL_ID.eq(externalId)));
    }
}
