package org.tradingstore.core.internal;

import java.util.List;
import java.util.function.Function;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.repository.Resolution;
import org.tradingstore.repository.Transactional.Computation;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Begins transactions for a scope, and finds out what became of writes. */
final class Transactions {
    private Transactions() {}

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

    /** Looks up each record that the write had, by key. */
    static Resolution resolve(BookScope scope, OutcomeUnknownException e) {
        List<?> written = e.written();
        if (written.isEmpty()) {
            return Resolution.UNDETERMINED;
        }
        return scope.lane().read(Access.READ, session -> {
            int found = 0;
            for (Object record : written) {
                found += holds(scope, session, record) ? 1 : 0;
            }
            if (found == written.size()) {
                return Resolution.COMMITTED;
            }
            return found == 0 ? Resolution.NOT_COMMITTED : Resolution.UNDETERMINED;
        });
    }

    private static boolean holds(BookScope scope, StorageSession session, Object record) {
        for (RecordType<?, ?> type : scope.database().types()) {
            if (type.javaType().isInstance(record)) {
                return holds(scope, session, type, record);
            }
        }
        return false;
    }

    private static <R, K> boolean holds(BookScope scope, StorageSession session, RecordType<R, K> type, Object record) {
        Collisions<R, K> collisions = new Collisions<>(type, scope);
        RowValues given = new RowValues(Domain.stored(type, type.javaType().cast(record)));
        StoredRow kept = session.fetch(type, scope.readScope(), collisions.key(given));
        return kept != null && collisions.same(kept.values(), given);
    }
}
