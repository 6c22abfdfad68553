package org.tradingstore.core.internal;

import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.plays.PlayRepository;
import org.tradingstore.plays.PlayStatusChangeRepository;
import org.tradingstore.plays.PlayTradeRepository;
import org.tradingstore.plays.Plays;
import org.tradingstore.repository.Resolution;

/** The plays database of one book. */
final class PlaysShelf extends RepositoryShelf implements Plays {
    PlaysShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public PlayRepository plays() {
        return new PlayRecords(scope());
    }

    @Override
    public PlayStatusChangeRepository statusChanges() {
        return new PlayStatusChangeRecords(scope());
    }

    @Override
    public PlayTradeRepository trades() {
        return new PlayTradeRecords(scope());
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Plays, T, X> work) throws X {
        return Transactions.run(scope(), PlaysShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
