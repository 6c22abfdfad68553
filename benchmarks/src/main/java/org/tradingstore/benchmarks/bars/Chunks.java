package org.tradingstore.benchmarks.bars;

import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.tradingstore.repository.Columns;

/** What the driver's public reader of chunks hands out, as arrays. */
final class Chunks {
    private static final int PRICES = 6;

    private Chunks() {}

    /** The day and six prices that begin with column {@code first}, in arrays of their own; what is absent becomes NaN. */
    static Columns columns(DuckDBDataChunkReader chunk, int first) {
        int rows = (int) chunk.rowCount();
        Object[] arrays = new Object[1 + PRICES];
        DuckDBReadableVector days = chunk.vector(first);
        long[] day = new long[rows];
        for (int row = 0; row < rows; row++) {
            day[row] = days.getLong(row);
        }
        arrays[0] = day;
        for (int column = 1; column <= PRICES; column++) {
            DuckDBReadableVector vector = chunk.vector(first + column);
            double[] prices = new double[rows];
            if (column < PRICES - 1) {
                for (int row = 0; row < rows; row++) {
                    prices[row] = vector.getDouble(row);
                }
            } else {
                for (int row = 0; row < rows; row++) {
                    prices[row] = vector.getDouble(row, Double.NaN);
                }
            }
            arrays[column] = prices;
        }
        return new Columns(rows, arrays);
    }
}
