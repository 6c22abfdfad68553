package org.tradingstore.repository;

/** A write that was handed over and is not yet known to be kept. <em>Thread-safe.</em> */
public interface Pending<T> {
    /**
     * Waits until the write is as durable as its database promises, and answers its outcome.
     *
     * @throws org.tradingstore.error.TradingStoreException the same that the waiting form of the call throws
     */
    T await();

    /** Whether {@link #await} would answer at once. */
    boolean done();
}
