package org.tradingstore.core.internal;

import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.portfolio.HoldingRepository;
import org.tradingstore.portfolio.MetricRepository;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.portfolio.PortfolioSnapshotRepository;
import org.tradingstore.portfolio.PositionRepository;
import org.tradingstore.portfolio.ScoreRepository;
import org.tradingstore.repository.Resolution;

/** The portfolio of one book. */
final class PortfolioShelf extends RepositoryShelf implements Portfolio {
    PortfolioShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public PositionRepository positions() {
        return new PositionRecords(scope());
    }

    @Override
    public HoldingRepository holdings() {
        return new HoldingRecords(scope());
    }

    @Override
    public PortfolioSnapshotRepository snapshots() {
        return new PortfolioSnapshotRecords(scope());
    }

    @Override
    public ScoreRepository scores() {
        return new ScoreRecords(scope());
    }

    @Override
    public MetricRepository metrics() {
        return new MetricRecords(scope());
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Portfolio, T, X> work) throws X {
        return Transactions.run(scope(), PortfolioShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
