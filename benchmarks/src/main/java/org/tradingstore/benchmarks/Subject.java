package org.tradingstore.benchmarks;

import java.util.List;
import org.tradingstore.ledger.Trade;

/** Something that keeps trades in a SQLite file, durably. */
interface Subject extends AutoCloseable {
    /** Keeps one trade; it is on disk on return. Called by many threads. */
    void append(Trade trade);

    /** Keeps all of them with one caller, as fast as it can without waiting for each. */
    void appendFlow(List<Trade> trades);

    /** Keeps all of them in one transaction. */
    void bulk(List<Trade> trades);

    /** Reads all trades into records. How many there were. */
    long scan();

    /** Reads one trade into a record. */
    Trade byId(Trade wanted);

    @Override
    void close();
}
