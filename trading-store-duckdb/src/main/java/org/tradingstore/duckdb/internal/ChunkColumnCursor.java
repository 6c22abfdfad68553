package org.tradingstore.duckdb.internal;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ClosedException;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;

/** Columns of numbers straight from the engine's own into arrays, in chunks as the engine has them. <em>Not thread-safe.</em> */
final class ChunkColumnCursor implements ColumnCursor {
    private final ChunkReading reading;
    private final DuckdbDialect dialect;
    private final List<? extends OrderedField<?, ?>> fields;
    private final int chunk;
    /** Of the engine's chunk at hand. */
    private int rows;

    private int passed;
    private boolean closed;

    ChunkColumnCursor(
            ChunkReading reading, DuckdbDialect dialect, List<? extends OrderedField<?, ?>> fields, int chunk) {
        this.reading = reading;
        this.dialect = dialect;
        this.fields = List.copyOf(fields);
        this.chunk = chunk;
    }

    /** What is selected of a field: moments, days and months as the numbers that columns hold. */
    static String selected(DuckdbDialect dialect, OrderedField<?, ?> field) {
        String number = dialect.numbers('"' + field.name() + '"', field.kind());
        return field.kind() == Kind.DOUBLE ? number : "CAST(" + number + " AS BIGINT)";
    }

    @Override
    public @Nullable Columns next() {
        if (closed) {
            throw new ClosedException("Cannot read on: the cursor is closed");
        }
        if (passed == rows) {
            rows = read();
            passed = 0;
            if (rows == 0) {
                return null;
            }
        }
        int size = Math.min(chunk, rows - passed);
        Object[] arrays = new Object[fields.size()];
        for (int i = 0; i < arrays.length; i++) {
            boolean optional = fields.get(i).optional();
            arrays[i] = fields.get(i).kind() == Kind.DOUBLE
                    ? doubles(reading.vector(i), passed, size, optional)
                    : longs(reading.vector(i), passed, size, optional);
        }
        passed += size;
        return new Columns(size, arrays);
    }

    private int read() {
        try {
            return reading.next();
        } catch (SQLException e) {
            throw dialect.translate(e, "read columns");
        }
    }

    private static long[] longs(DuckDBReadableVector vector, int from, int size, boolean optional) {
        long[] longs = new long[size];
        if (optional) {
            for (int i = 0; i < size; i++) {
                longs[i] = vector.getLong(from + i, 0);
            }
        } else {
            for (int i = 0; i < size; i++) {
                longs[i] = vector.getLong(from + i);
            }
        }
        return longs;
    }

    private static double[] doubles(DuckDBReadableVector vector, int from, int size, boolean optional) {
        double[] doubles = new double[size];
        if (optional) {
            for (int i = 0; i < size; i++) {
                doubles[i] = vector.getDouble(from + i, Double.NaN);
            }
        } else {
            for (int i = 0; i < size; i++) {
                doubles[i] = vector.getDouble(from + i);
            }
        }
        return doubles;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            reading.close();
        } catch (SQLException e) {
            throw dialect.translate(e, "close a cursor");
        }
    }
}
