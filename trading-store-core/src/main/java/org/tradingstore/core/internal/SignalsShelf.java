package org.tradingstore.core.internal;

import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.repository.Resolution;
import org.tradingstore.signals.NewsFeedRepository;
import org.tradingstore.signals.OpportunityRepository;
import org.tradingstore.signals.SeenNewsRepository;
import org.tradingstore.signals.SignalRepository;
import org.tradingstore.signals.Signals;

/** The signals database of one book. */
final class SignalsShelf extends RepositoryShelf implements Signals {
    SignalsShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public SignalRepository signals() {
        return new SignalRecords(scope());
    }

    @Override
    public NewsFeedRepository newsFeeds() {
        return new NewsFeedRecords(scope());
    }

    @Override
    public SeenNewsRepository seenNews() {
        return new SeenNewsRecords(scope());
    }

    @Override
    public OpportunityRepository opportunities() {
        return new OpportunityRecords(scope());
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Signals, T, X> work) throws X {
        return Transactions.run(scope(), SignalsShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
