package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.repository.Resolution;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Finds out what became of a commit of unknown outcome: by the mark that was written in it, or by the key of a single append. */
final class CommitSearch {
    private final BookScope scope;

    CommitSearch(BookScope scope) {
        this.scope = scope;
    }

    Resolution resolve(OutcomeUnknownException e) {
        if (scope.lane() instanceof TransactionLane) {
            throw new TransactionScopeException(ErrorText.of(
                    "Cannot find out what became of a write in a transaction: ask outside of it",
                    "database",
                    scope.database().database()));
        }
        if (!(e.trace() instanceof CommitTrace trace)) {
            return Resolution.UNDETERMINED;
        }
        requireOwn(trace);
        return scope.database().exclusively(session -> resolve(session, trace, e));
    }

    private void requireOwn(CommitTrace trace) {
        boolean sameBook = trace.book() == null || trace.book().equals(scope.label());
        if (trace.database() != scope.database().database() || !sameBook) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot find out what became of a write: it was made elsewhere; ask there",
                    "database",
                    trace.database(),
                    "book",
                    trace.book() == null ? "any" : trace.book(),
                    "asked",
                    scope.database().database(),
                    "asked_book",
                    scope.label()));
        }
    }

    private Resolution resolve(StorageSession session, CommitTrace trace, OutcomeUnknownException e) {
        UUID marked = trace.marked();
        if (marked == null && trace.book() == null) {
            return Resolution.NOT_COMMITTED;
        }
        boolean kept = marked == null
                ? e.written().stream().allMatch(record -> holds(session, record))
                : CommitMarks.kept(session, marked, trace.number());
        if (kept) {
            return Resolution.COMMITTED;
        }
        long now = scope.database().nextMoment();
        if (marked != null && now - trace.moment() > PortableNumbers.micros(CommitMarks.SURE)) {
            return Resolution.UNDETERMINED;
        }
        writeOver(session, now);
        return Resolution.NOT_COMMITTED;
    }

    /** What an engine left of a commit that failed may come back after a crash, unless another one is written over it. */
    private void writeOver(StorageSession session, long now) {
        CommitMarks marks = scope.database().marks();
        marks.mark(session, now);
        try {
            session.commit();
        } catch (OutcomeUnknownException again) {
            marks.leave();
            throw new StorageException(
                    ErrorText.of(
                            "Cannot find out what became of a write: the engine failed again; ask again",
                            "database",
                            scope.database().database()),
                    again);
        }
    }

    private boolean holds(StorageSession session, Object record) {
        for (RecordType<?, ?> type : scope.database().types()) {
            if (type.javaType().isInstance(record)) {
                return holds(session, type, record);
            }
        }
        return false;
    }

    /** Whether an append of the record would be answered by ALREADY_SAME. */
    private <R, K> boolean holds(StorageSession session, RecordType<R, K> type, Object record) {
        Collisions<R, K> collisions = new Collisions<>(type, scope);
        RowValues given = new RowValues(Domain.stored(type, type.javaType().cast(record)));
        StoredRow kept = session.fetch(type, scope.readScope(), collisions.key(given));
        if (kept != null) {
            return collisions.same(kept.values(), given);
        }
        return collisions
                .findByIndex(session, scope.readScope(), given)
                .filter(other -> collisions.differences(other, given).isEmpty())
                .isPresent();
    }
}
