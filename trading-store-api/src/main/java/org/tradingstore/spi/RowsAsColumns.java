package org.tradingstore.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;

/** Turns rows into columns, for engines that have no faster way. */
final class RowsAsColumns implements ColumnCursor {
    private final RowCursor rows;
    private final List<? extends OrderedField<?, ?>> fields;
    private final int chunk;

    RowsAsColumns(RowCursor rows, List<? extends OrderedField<?, ?>> fields, int chunk) {
        this.rows = rows;
        this.fields = List.copyOf(fields);
        this.chunk = chunk;
    }

    @Override
    public @Nullable Columns next() {
        Object[] arrays = new Object[fields.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = allocate(fields.get(i).kind());
        }
        int size = 0;
        while (size < chunk) {
            StoredRow row = rows.next();
            if (row == null) {
                break;
            }
            for (int i = 0; i < arrays.length; i++) {
                set(arrays[i], size, row.values().value(fields.get(i).ordinal()));
            }
            size++;
        }
        return size == 0 ? null : new Columns(size, arrays);
    }

    private Object allocate(Kind kind) {
        if (Columns.isLong(kind)) {
            return new long[chunk];
        }
        return kind == Kind.DOUBLE ? new double[chunk] : new Object[chunk];
    }

    private static void set(Object array, int place, @Nullable Object value) {
        if (array instanceof long[] longs) {
            longs[place] = value == null ? 0 : PortableNumbers.number(value);
        } else if (array instanceof double[] doubles) {
            doubles[place] = value == null ? Double.NaN : (Double) value;
        } else {
            ((Object[]) array)[place] = value;
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
