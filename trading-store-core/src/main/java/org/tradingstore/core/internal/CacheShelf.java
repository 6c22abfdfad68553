package org.tradingstore.core.internal;

import org.tradingstore.cache.Cache;
import org.tradingstore.cache.CacheEntryRepository;
import org.tradingstore.cache.RecommendationRepository;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.repository.Resolution;

/** The cache database of one book. */
final class CacheShelf extends RepositoryShelf implements Cache {
    CacheShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public CacheEntryRepository entries() {
        return new CacheEntryRecords(scope());
    }

    @Override
    public RecommendationRepository recommendations() {
        return new RecommendationRecords(scope());
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Cache, T, X> work) throws X {
        return Transactions.run(scope(), CacheShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
