package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.tradingstore.history.DailyPrice;

/** Keeps bars in a plain file row by row. <em>Not thread-safe.</em> */
interface BarPeer extends AutoCloseable {
    /** Rows that are sent to the driver at a time. */
    int BATCH = 1_000;

    /** Opens the file, whose table is there. */
    @FunctionalInterface
    interface Opening {
        BarPeer open(Path directory) throws Exception;
    }

    /** Keeps all of them in one transaction. */
    void load(Iterator<BarRow> rows) throws Exception;

    /** Reads all into records, in the order in which they were written. */
    void scan(Consumer<DailyPrice> action) throws Exception;

    @Override
    void close() throws SQLException;

    /** The next rows, at most a batch of them. */
    static List<BarRow> batch(Iterator<BarRow> rows) {
        List<BarRow> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && rows.hasNext()) {
            batch.add(rows.next());
        }
        return batch;
    }
}
