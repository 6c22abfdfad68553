package org.tradingstore.duckdb.internal;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ClosedException;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;

/** Rows without their envelopes, taken from the engine's own columns. <em>Not thread-safe.</em> */
final class ChunkRowCursor implements RowCursor {
    private static final StoredEnvelope NONE = new StoredEnvelope(0, 0, 0, 0, 0, 1);

    private final ChunkReading reading;
    private final DuckdbDialect dialect;
    private final List<ChunkField> fields;
    private boolean closed;

    /** @param fields of the type, by ordinal; what they select stands in the question in this order */
    ChunkRowCursor(ChunkReading reading, DuckdbDialect dialect, List<ChunkField> fields) {
        this.reading = reading;
        this.dialect = dialect;
        this.fields = List.copyOf(fields);
    }

    @Override
    public @Nullable StoredRow next() {
        if (closed) {
            throw new ClosedException("Cannot read on: the cursor is closed");
        }
        try {
            int row = reading.next();
            if (row < 0) {
                return null;
            }
            @Nullable Object[] values = new Object[fields.size()];
            int column = 0;
            for (int i = 0; i < values.length; i++) {
                ChunkField field = fields.get(i);
                Object fixed = field.fixed();
                values[i] = fixed != null ? fixed : field.value(reading.vector(column++), row);
            }
            return new StoredRow(NONE, new RowValues(values));
        } catch (RuntimeException e) {
            throw dialect.translate(new SQLException(e.getMessage(), e), "read rows");
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
