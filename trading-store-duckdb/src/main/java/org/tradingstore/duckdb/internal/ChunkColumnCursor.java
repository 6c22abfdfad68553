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

/** Columns of numbers straight from the engine's own into arrays. <em>Not thread-safe.</em> */
final class ChunkColumnCursor implements ColumnCursor {
    private final ChunkReading reading;
    private final DuckdbDialect dialect;
    private final List<? extends OrderedField<?, ?>> fields;
    private final int chunk;
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
        Object[] arrays = new Object[fields.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = fields.get(i).kind() == Kind.DOUBLE ? new double[chunk] : new long[chunk];
        }
        int size = 0;
        try {
            while (size < chunk) {
                int from = reading.next();
                if (from < 0) {
                    break;
                }
                int count = Math.min(chunk - size, 1 + reading.atHand());
                for (int i = 0; i < arrays.length; i++) {
                    copy(
                            reading.vector(i),
                            from,
                            arrays[i],
                            size,
                            count,
                            fields.get(i).optional());
                }
                reading.pass(count - 1);
                size += count;
            }
        } catch (RuntimeException e) {
            throw dialect.translate(new SQLException(e.getMessage(), e), "read columns");
        }
        return size == 0 ? null : new Columns(size, arrays);
    }

    private static void copy(DuckDBReadableVector vector, int from, Object array, int to, int count, boolean optional) {
        if (array instanceof long[] longs) {
            for (int i = 0; i < count; i++) {
                longs[to + i] = optional ? vector.getLong(from + i, 0) : vector.getLong(from + i);
            }
        } else {
            double[] doubles = (double[]) array;
            if (optional) {
                for (int i = 0; i < count; i++) {
                    doubles[to + i] = vector.getDouble(from + i, Double.NaN);
                }
            } else {
                for (int i = 0; i < count; i++) {
                    doubles[to + i] = vector.getDouble(from + i);
                }
            }
        }
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
