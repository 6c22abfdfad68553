package org.tradingstore.jdbi.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Writes rows that come by column: numbers are bound as they are, a constant is encoded once. <em>Not thread-safe.</em> */
final class ColumnWriter {
    private final Dialect dialect;
    private final Statements statements;
    private final RowWriter rows;

    ColumnWriter(Dialect dialect, Statements statements, RowWriter rows) {
        this.dialect = dialect;
        this.statements = statements;
        this.rows = rows;
    }

    RowOutcome[] write(
            TableSql table,
            WriteMode mode,
            StoredEnvelope envelope,
            List<? extends OrderedField<?, ?>> fields,
            Columns columns)
            throws SQLException {
        int[] columnOf = new int[table.type().fields().size()];
        Arrays.fill(columnOf, -1);
        for (int i = 0; i < fields.size(); i++) {
            columnOf[fields.get(i).ordinal()] = i;
        }
        Encoder encoder = new Encoder(fields);
        RowOutcome[] outcomes = new RowOutcome[columns.size()];
        PreparedStatement statement = statements.take(table.insert());
        try {
            for (int row = 0; row < outcomes.length; row++) {
                int place = RowWriter.bindEnvelope(table, statement, envelope);
                for (int column : columnOf) {
                    bind(statement, place++, encoder, columns, column, row);
                }
                boolean inserted = statement.executeUpdate() == 1;
                if (inserted) {
                    outcomes[row] = RowOutcome.CREATED;
                } else if (mode == WriteMode.INSERT) {
                    outcomes[row] = RowOutcome.EXISTS;
                } else {
                    outcomes[row] = rows.write(table, mode, row(table, envelope, fields, columns, row));
                }
            }
        } finally {
            statements.give(table.insert(), statement);
        }
        return outcomes;
    }

    private void bind(PreparedStatement statement, int place, Encoder encoder, Columns columns, int column, int row)
            throws SQLException {
        if (column < 0) {
            dialect.bind(statement, place, null);
            return;
        }
        Object array = columns.array(column);
        if (array instanceof long[] longs) {
            dialect.bindNumber(statement, place, encoder.kind(column), longs[row]);
        } else if (array instanceof double[] doubles) {
            if (Double.isNaN(doubles[row])) {
                dialect.bind(statement, place, null);
            } else {
                statement.setDouble(place, doubles[row]);
            }
        } else {
            dialect.bind(statement, place, encoder.encoded(column, ((Object[]) array)[row]));
        }
    }

    private static StoredRow row(
            TableSql table,
            StoredEnvelope envelope,
            List<? extends OrderedField<?, ?>> fields,
            Columns columns,
            int row) {
        @Nullable Object[] values = new Object[table.type().fields().size()];
        for (int i = 0; i < fields.size(); i++) {
            Field<?, ?> field = fields.get(i);
            Object array = columns.array(i);
            if (array instanceof long[] longs) {
                values[field.ordinal()] = PortableNumbers.portable(field.kind(), longs[row]);
            } else if (array instanceof double[] doubles) {
                values[field.ordinal()] = Double.isNaN(doubles[row]) ? null : (Object) doubles[row];
            } else {
                values[field.ordinal()] = ((Object[]) array)[row];
            }
        }
        return new StoredRow(envelope, new RowValues(values));
    }

    /** Remembers the last value of each column in the form in which it is bound: a symbol is the same for all rows of a chunk. */
    private final class Encoder {
        private final Kind[] kinds;
        private final @Nullable Object[] given;
        private final @Nullable Object[] encoded;

        Encoder(List<? extends OrderedField<?, ?>> fields) {
            kinds = fields.stream().map(Field::kind).toArray(Kind[]::new);
            given = new Object[kinds.length];
            encoded = new Object[kinds.length];
        }

        Kind kind(int column) {
            return kinds[column];
        }

        @Nullable
        Object encoded(int column, @Nullable Object value) {
            if (value == null) {
                return null;
            }
            if (value != given[column]) {
                given[column] = value;
                encoded[column] = dialect.encode(kinds[column], value);
            }
            return encoded[column];
        }
    }
}
