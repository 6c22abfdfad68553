package org.tradingstore.testkit.plants;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** A session that keeps other values than it was given. */
final class StoredValues extends ForwardingSession {
    private final Change change;

    StoredValues(StorageSession session, Change change) {
        super(session);
        this.change = change;
    }

    /** What is kept in place of the value of a field; row is the whole row as it was given. */
    interface Change {
        @Nullable
        Object of(Field<?, ?> field, @Nullable Object value, @Nullable Object[] row);
    }

    @Override
    public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
        return super.write(
                type, mode, rows.stream().map(row -> changed(type, row)).toList());
    }

    private StoredRow changed(RecordType<?, ?> type, StoredRow row) {
        @Nullable Object[] given = row.values().array();
        @Nullable Object[] kept = given.clone();
        for (Field<?, ?> field : type.fields()) {
            kept[field.ordinal()] = change.of(field, given[field.ordinal()], given);
        }
        return new StoredRow(row.envelope(), new RowValues(kept));
    }
}
