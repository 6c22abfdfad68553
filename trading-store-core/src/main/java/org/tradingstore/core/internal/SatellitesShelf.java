package org.tradingstore.core.internal;

import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.repository.Resolution;
import org.tradingstore.satellites.BucketBalanceRepository;
import org.tradingstore.satellites.BucketEntryRepository;
import org.tradingstore.satellites.BucketRepository;
import org.tradingstore.satellites.Satellites;

/** The satellites database of one book. */
final class SatellitesShelf extends RepositoryShelf implements Satellites {
    SatellitesShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public BucketRepository buckets() {
        return new BucketRecords(scope());
    }

    @Override
    public BucketBalanceRepository balances() {
        return new BucketBalanceRecords(scope());
    }

    @Override
    public BucketEntryRepository entries() {
        return new BucketEntryRecords(scope());
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Satellites, T, X> work) throws X {
        return Transactions.run(scope(), SatellitesShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
