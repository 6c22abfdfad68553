package org.tradingstore.core.internal;

import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.repository.Resolution;
import org.tradingstore.schema.Database;

/** A database by record types alone. */
final class RecordShelf extends RepositoryShelf implements RecordDatabase {
    RecordShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public Database database() {
        return scope().database().database();
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<RecordDatabase, T, X> work) throws X {
        return Transactions.run(scope(), RecordShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
