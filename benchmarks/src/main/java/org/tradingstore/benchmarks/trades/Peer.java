package org.tradingstore.benchmarks.trades;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.tradingstore.ledger.Trade;

/** A peer that writes through one connection: a commit for each append, callers in the order they came. */
abstract class Peer implements Subject {
    /** Rows that are sent to the driver at a time. */
    static final int BATCH = 1_000;

    private final ReentrantLock lock = new ReentrantLock(true);

    /** Inserts a row and commits. */
    abstract void insert(Trade trade) throws Exception;

    @Override
    public final void append(Trade trade) throws Exception {
        lock.lock();
        try {
            insert(trade);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final void appendFlow(List<Trade> trades) throws Exception {
        for (Trade trade : trades) {
            append(trade);
        }
    }
}
