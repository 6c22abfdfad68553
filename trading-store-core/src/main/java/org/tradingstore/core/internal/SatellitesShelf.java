package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Resolution;
import org.tradingstore.satellites.BalanceDifference;
import org.tradingstore.satellites.BucketBalanceRepository;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.satellites.BucketEntryRepository;
import org.tradingstore.satellites.BucketRepository;
import org.tradingstore.satellites.BucketTransfer;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.PortableOrder;

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
    public Appended<UUID> transfer(BucketTransfer transfer) {
        // Balances change in the order of their buckets, so that two transfers that meet never wait for each other.
        List<BucketEntry> both = PortableOrder.UUIDS.compare(transfer.from(), transfer.to()) < 0
                ? List.of(transfer.outgoing(), transfer.incoming())
                : List.of(transfer.incoming(), transfer.outgoing());
        return new Appended<>(entries().appendAll(both).get(0).outcome(), transfer.id());
    }

    @Override
    public BigDecimal balance(UUID bucketId, String currency, Instant asOf) {
        return BucketSums.of(entries(), bucketId, currency, asOf);
    }

    @Override
    public List<BalanceDifference> checkBalances() {
        return SnapshotLane.read(scope(), SatellitesShelf::new, BucketSums::differences);
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
