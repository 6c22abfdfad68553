package org.tradingstore.duckdb.internal;

import java.sql.SQLException;
import org.duckdb.DuckDBReadableVector;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;

/** Times and values, a part after the other, in arrays that each part uses again. <em>Not thread-safe.</em> */
final class SeriesReading implements AutoCloseable {
    private final ChunkReading reading;
    private long[] times = new long[0];
    private double[] values = new double[0];
    /** Of the engine's chunk at hand. */
    private int rows;

    private int passed;

    /** @param reading of two columns: a number, and a price that may be absent */
    SeriesReading(ChunkReading reading) {
        this.reading = reading;
    }

    /** Reads the next {@code size} rows, which are of the series of this name. */
    void read(String name, int size) throws SQLException {
        if (times.length < size) {
            times = new long[size];
            values = new double[size];
        }
        int read = 0;
        while (read < size) {
            if (passed == rows) {
                next(name);
            }
            int count = Math.min(size - read, rows - passed);
            copy(reading.vector(0), reading.vector(1), passed, read, count);
            passed += count;
            read += count;
        }
    }

    private void next(String name) throws SQLException {
        rows = reading.next();
        passed = 0;
        if (rows == 0) {
            throw new StorageException(ErrorText.of(
                    "Cannot read a series: it has fewer rows than were counted in the same state", "series", name));
        }
    }

    private void copy(DuckDBReadableVector time, DuckDBReadableVector value, int from, int to, int count) {
        for (int i = 0; i < count; i++) {
            times[to + i] = time.getLong(from + i);
        }
        for (int i = 0; i < count; i++) {
            values[to + i] = value.getDouble(from + i, Double.NaN);
        }
    }

    /** In the numbers of columns; what is behind the rows that were read means nothing. */
    long[] times() {
        return times;
    }

    /** NaN where absent. */
    double[] values() {
        return values;
    }

    @Override
    public void close() throws SQLException {
        reading.close();
    }
}
