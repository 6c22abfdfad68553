package org.tradingstore.spi;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;

/** Shows columns as rows, for engines that have no faster way. A row is made when it is asked for. */
final class ColumnsAsRows extends AbstractList<StoredRow> {
    private final RecordType<?, ?> type;
    private final StoredEnvelope envelope;
    private final List<? extends OrderedField<?, ?>> fields;
    private final Columns columns;

    ColumnsAsRows(
            RecordType<?, ?> type,
            StoredEnvelope envelope,
            List<? extends OrderedField<?, ?>> fields,
            Columns columns) {
        this.type = type;
        this.envelope = envelope;
        this.fields = fields;
        this.columns = columns;
    }

    @Override
    public StoredRow get(int row) {
        @Nullable Object[] values = new Object[type.fields().size()];
        for (int i = 0; i < fields.size(); i++) {
            values[fields.get(i).ordinal()] = value(i, row);
        }
        return new StoredRow(envelope, new RowValues(values));
    }

    private @Nullable Object value(int column, int row) {
        Object array = columns.array(column);
        if (array instanceof long[] longs) {
            return PortableNumbers.portable(fields.get(column).kind(), longs[row]);
        }
        if (array instanceof double[] doubles) {
            return Double.isNaN(doubles[row]) ? null : (Object) doubles[row];
        }
        return ((Object[]) array)[row];
    }

    @Override
    public int size() {
        return columns.size();
    }
}
