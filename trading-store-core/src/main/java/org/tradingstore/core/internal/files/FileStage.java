package org.tradingstore.core.internal.files;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.WriteMode;

/** The rows of a file between the file and their type, in a session. <em>Not thread-safe.</em> */
public interface FileStage extends AutoCloseable {
    /** How many rows were read. */
    long rows();

    /** The first {@code most} rows, by number, that are not plain and are left to be judged. */
    long[] odd(int most);

    /** What rows of a file without lines say, by column, in the order of their numbers. */
    void texts(long[] rows, BiConsumer<Long, @Nullable String[]> action);

    /** A row that was judged to be good. */
    record Judged(long row, RowValues values) {}

    void add(List<Judged> rows);

    /**
     * Finds rows whose key an earlier row has; none of them is loaded. Those with other content come back, at most {@code most}, in order;
     * those with the same count as the same.
     */
    List<Reject> repeats(int most);

    /**
     * Writes what is left to the type.
     *
     * @param mode INSERT, or UPSERT
     */
    LoadCounts load(WriteMode mode, LoadProgress progress);

    /** Removes what was read. */
    @Override
    void close();
}
