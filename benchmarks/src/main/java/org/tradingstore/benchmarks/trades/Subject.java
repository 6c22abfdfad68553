package org.tradingstore.benchmarks.trades;

import java.sql.SQLException;
import java.util.List;
import org.tradingstore.ledger.Trade;

/** Something that keeps trades in a file, durably. */
interface Subject extends AutoCloseable {
    /** Keeps one trade; it is on disk on return. Called by many threads. */
    void append(Trade trade) throws Exception;

    /** Keeps all of them with one caller, as fast as it can without waiting for each; on return they are on disk. */
    void appendFlow(List<Trade> trades) throws Exception;

    /** Keeps all of them in one transaction. */
    void bulk(List<Trade> trades) throws Exception;

    /** Reads all trades into records, oldest first. How many there were. */
    long scan() throws Exception;

    /** Reads one trade into a record. */
    Trade byId(Trade wanted) throws Exception;

    /** Reads the newest trades of a symbol into records, newest first. How many there were. */
    int newest(String symbol, int count) throws Exception;

    @Override
    void close() throws SQLException;
}
