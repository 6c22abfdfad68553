package org.tradingstore.duckdb.internal;

import java.sql.SQLException;
import java.util.Arrays;
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
    /** The values of the chunk at hand. */
    private final @Nullable Object[][] columns;

    private int rows;
    private int row;
    private boolean closed;

    /** @param fields of the type, by ordinal; what they select stands in the question in this order */
    ChunkRowCursor(ChunkReading reading, DuckdbDialect dialect, List<ChunkField> fields) {
        this.reading = reading;
        this.dialect = dialect;
        this.fields = List.copyOf(fields);
        this.columns = new Object[fields.size()][0];
    }

    @Override
    public @Nullable StoredRow next() {
        if (closed) {
            throw new ClosedException("Cannot read on: the cursor is closed");
        }
        if (row == rows) {
            read();
            if (rows == 0) {
                return null;
            }
        }
        @Nullable Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i][row];
        }
        row++;
        return new StoredRow(NONE, new RowValues(values));
    }

    private void read() {
        try {
            row = 0;
            rows = reading.next();
            int column = 0;
            for (int i = 0; i < columns.length; i++) {
                ChunkField field = fields.get(i);
                if (columns[i].length < rows) {
                    columns[i] = new Object[rows];
                    Arrays.fill(columns[i], field.fixed());
                }
                if (field.fixed() == null) {
                    field.read(reading.vector(column++), rows, columns[i]);
                }
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "read rows");
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
