package org.tradingstore.core.internal;

import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.operations.AlertRepository;
import org.tradingstore.operations.AnalyticsPointRepository;
import org.tradingstore.operations.ErrorEventRepository;
import org.tradingstore.operations.LogEntryRepository;
import org.tradingstore.operations.Operations;
import org.tradingstore.operations.ServiceBackupRepository;
import org.tradingstore.operations.WatchdogEventRepository;
import org.tradingstore.repository.Resolution;

/** The operations database of one book. */
final class OperationsShelf extends RepositoryShelf implements Operations {
    OperationsShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public AlertRepository alerts() {
        return new AlertRecords(scope());
    }

    @Override
    public ErrorEventRepository errors() {
        return new ErrorEventRecords(scope());
    }

    @Override
    public LogEntryRepository log() {
        return new LogEntryRecords(scope());
    }

    @Override
    public WatchdogEventRepository watchdogEvents() {
        return new WatchdogEventRecords(scope());
    }

    @Override
    public ServiceBackupRepository serviceBackups() {
        return new ServiceBackupRecords(scope());
    }

    @Override
    public AnalyticsPointRepository analytics() {
        return new AnalyticsPointRecords(scope());
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Operations, T, X> work) throws X {
        return Transactions.run(scope(), OperationsShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
