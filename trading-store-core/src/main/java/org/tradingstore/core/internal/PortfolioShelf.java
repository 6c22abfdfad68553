package org.tradingstore.core.internal;

import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.portfolio.PositionRepository;
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
    public <T, X extends Exception> T computeInTransaction(Computation<Portfolio, T, X> work) throws X {
        return Transactions.run(scope(), PortfolioShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
