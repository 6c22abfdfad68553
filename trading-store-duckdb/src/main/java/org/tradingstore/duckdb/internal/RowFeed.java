package org.tradingstore.duckdb.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * A table function through which the engine pulls the rows that the writer has on their way, on as many threads as it likes: several times
 * as fast as to append them, and without a table in between. <em>Thread-safe: the engine reads what the one writer has offered.</em>
 */
final class RowFeed implements DuckDBTableFunction<RowFeed.Offer, RowFeed.Pull, Stretches.Share> {
    /** The call that stands for the rows in a statement. */
    static final String CALL = "ts_rows()";

    /** So many rows are worth a thread. */
    private static final int ROWS_PER_THREAD = 16_384;

    private static final int MOST_THREADS = 4;

    private volatile @Nullable Offer offered;

    /** Rows on their way, and on how many threads at most they are inserted in their order; 0 for any order. */
    record Offer(StagedRows rows, int threads) {}

    /** One reading of the rows. */
    static final class Pull {
        private final StagedRows rows;
        private final List<@Nullable StagedColumn> columns;
        private final AtomicInteger next = new AtomicInteger();
        private final @Nullable Stretches stretches;

        private Pull(Offer offer, List<@Nullable StagedColumn> columns) {
            this.rows = offer.rows;
            this.columns = columns;
            this.stretches = offer.threads == 0 ? null : new Stretches(rows.count(), offer.threads);
        }
    }

    /** Makes the call known to all connections of the database. */
    void register(Connection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(CALL.substring(0, CALL.indexOf('(')))
                    .withProjectionPushdown()
                    .withFunction(this)
                    .register(connection);
        }
    }

    /** What the call stands for from now on; null for nothing. */
    void offer(@Nullable StagedRows rows) {
        offered = rows == null ? null : new Offer(rows, 0);
    }

    /** As {@link #offer}, for a statement that inserts the rows on so many threads. */
    void offerInOrder(StagedRows rows, int threads) {
        offered = new Offer(rows, threads);
    }

    /** On how many threads at most so many rows are inserted. */
    static int threads(int rows) {
        int processors = Runtime.getRuntime().availableProcessors();
        return Stretches.useful(rows, Math.min(MOST_THREADS, processors));
    }

    private static List<@Nullable StagedColumn> moving(StagedRows rows) {
        List<@Nullable StagedColumn> moving = new ArrayList<>();
        moving.add(null);
        rows.columns().stream().filter(column -> column.constant() == null).forEach(moving::add);
        return moving;
    }

    @Override
    public Offer bind(DuckDBTableFunctionBindInfo bind) throws Exception {
        Offer offer = offered;
        if (offer == null) {
            throw new IllegalStateException("No rows are on their way");
        }
        StagedRows rows = offer.rows;
        bind.addResultColumn(StagedRows.PLACE, DuckDBColumnType.INTEGER);
        for (StagedColumn column : rows.columns()) {
            if (column.constant() == null) {
                column.declare(bind);
            }
        }
        bind.setCardinality(rows.count(), true);
        return offer;
    }

    @Override
    public Pull init(DuckDBTableFunctionInitInfo init) {
        Offer offer = init.getBindData();
        StagedRows rows = offer.rows;
        List<@Nullable StagedColumn> moving = moving(rows);
        List<@Nullable StagedColumn> asked = new ArrayList<>();
        for (long i = 0; i < init.getColumnCount(); i++) {
            asked.add(moving.get((int) init.getColumnIndex(i)));
        }
        init.setMaxThreads(
                offer.threads > 0
                        ? offer.threads
                        : Math.max(1, Math.min(MOST_THREADS, rows.count() / ROWS_PER_THREAD)));
        return new Pull(offer, asked);
    }

    @Override
    public Stretches.Share localInit(DuckDBTableFunctionInitInfo init) {
        return new Stretches.Share();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter writer) {
        Pull pull = call.getInitData();
        int capacity = (int) writer.capacity();
        int from;
        int count;
        if (pull.stretches == null) {
            from = pull.next.getAndAdd(capacity);
            count = Math.min(capacity, pull.rows.count() - from);
        } else {
            Stretches.Share share = call.getLocalInitData();
            count = share.take(pull.stretches, capacity);
            from = share.from(count);
        }
        if (count <= 0) {
            return 0;
        }
        int[] chosen = pull.rows.chosen();
        for (int i = 0; i < pull.columns.size(); i++) {
            DuckDBWritableVector vector = writer.vector(i);
            StagedColumn column = pull.columns.get(i);
            if (column == null) {
                for (int row = 0; row < count; row++) {
                    vector.setInt(row, StagedColumn.row(chosen, from + row));
                }
            } else {
                column.fill(vector, chosen, from, count);
            }
        }
        return count;
    }
}
