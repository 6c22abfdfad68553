package org.tradingstore.core.internal;

import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.following.Following;
import org.tradingstore.following.TraderRepository;
import org.tradingstore.following.TraderTradeRepository;
import org.tradingstore.repository.Resolution;

/** The following database of one book. */
final class FollowingShelf extends RepositoryShelf implements Following {
    FollowingShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public TraderRepository traders() {
        return new TraderRecords(scope());
    }

    @Override
    public TraderTradeRepository trades() {
        return new TraderTradeRecords(scope());
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Following, T, X> work) throws X {
        return Transactions.run(scope(), FollowingShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
