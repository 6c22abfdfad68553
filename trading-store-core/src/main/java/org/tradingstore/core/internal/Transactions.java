package org.tradingstore.core.internal;

import java.util.function.Function;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.repository.Resolution;
import org.tradingstore.repository.Transactional.Computation;

/** Begins transactions for a scope. */
final class Transactions {
    private Transactions() {}

    /** What became of a write; see {@link CommitSearch}. */
    static Resolution resolve(BookScope scope, OutcomeUnknownException e) {
        return new CommitSearch(scope).resolve(e);
    }

    /** Runs {@code work} on what {@code bind} makes of the scope inside the transaction. */
    static <S, T, X extends Exception> T run(BookScope scope, Function<BookScope, S> bind, Computation<S, T, X> work)
            throws X {
        if (scope.lane() instanceof TransactionLane) {
            throw new TransactionScopeException(ErrorText.of(
                    "Cannot begin a transaction in another one on the same database",
                    "database",
                    scope.database().database()));
        }
        Origin origin = scope.origin();
        return scope.database().transact(lane -> bind.apply(scope.within(lane, origin)), work);
    }
}
