package org.tradingstore.core.internal;

import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.repository.Resolution;
import org.tradingstore.universe.CountryGroupRepository;
import org.tradingstore.universe.IndustryGroupRepository;
import org.tradingstore.universe.SecurityRepository;
import org.tradingstore.universe.Universe;

/** The universe of a store. */
final class UniverseShelf extends RepositoryShelf implements Universe {
    UniverseShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public SecurityRepository securities() {
        return new SecurityRecords(scope());
    }

    @Override
    public CountryGroupRepository countryGroups() {
        return new CountryGroupRecords(scope());
    }

    @Override
    public IndustryGroupRepository industryGroups() {
        return new IndustryGroupRecords(scope());
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Universe, T, X> work) throws X {
        return Transactions.run(scope(), UniverseShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
