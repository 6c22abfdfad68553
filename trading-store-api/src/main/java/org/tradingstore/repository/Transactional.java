package org.tradingstore.repository;

import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.TransactionScopeException;

/**
 * Runs several operations on one database together or not at all.
 *
 * @param <S> what the operations are called on: the database's own interface, bound to the transaction
 */
public interface Transactional<S> {
    /**
     * Runs {@code work} on the calling thread and commits when it returns; whatever it throws comes out as it is, and nothing was
     * written. {@code work} runs once. What it is handed must not be kept: it is closed afterwards.
     *
     * @throws TransactionScopeException if the thread calls the same database round the transaction, or begins another in it
     * @throws OutcomeUnknownException if the engine failed while it committed
     */
    default <X extends Exception> void inTransaction(Work<S, X> work) throws X {
        this.<Boolean, X>computeInTransaction(scope -> {
            work.run(scope);
            return Boolean.TRUE;
        });
    }

    /** As {@link #inTransaction}, answering what {@code work} answers, which is never null. */
    <T, X extends Exception> T computeInTransaction(Computation<S, T, X> work) throws X;

    /**
     * Whether the write that {@code e} reports was committed: of every kind of write, and also by a store that was opened anew. The
     * answer is final: a write that is found not to be committed never will be. It is {@code UNDETERMINED} seven days after the write.
     *
     * @throws InvalidRequestException if the write was made in another database, or in another book
     * @throws TransactionScopeException if this is bound to a transaction
     */
    Resolution resolve(OutcomeUnknownException e);

    /** Operations of a transaction. */
    @FunctionalInterface
    interface Work<S, X extends Exception> {
        void run(S scope) throws X;
    }

    /** Operations of a transaction, and what comes back. */
    @FunctionalInterface
    interface Computation<S, T, X extends Exception> {
        T run(S scope) throws X;
    }
}
