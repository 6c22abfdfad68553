package org.tradingstore.operations;

import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** How the application itself fares: alerts, errors, its log, watchdogs, backups of its services, and what was measured. <em>Thread-safe outside a transaction.</em> */
public interface Operations extends Records, Transactional<Operations> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(
            Alert.TYPE, ErrorEvent.TYPE, LogEntry.TYPE, WatchdogEvent.TYPE, ServiceBackup.TYPE, AnalyticsPoint.TYPE);

    AlertRepository alerts();

    ErrorEventRepository errors();

    LogEntryRepository log();

    WatchdogEventRepository watchdogEvents();

    ServiceBackupRepository serviceBackups();

    AnalyticsPointRepository analytics();

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
