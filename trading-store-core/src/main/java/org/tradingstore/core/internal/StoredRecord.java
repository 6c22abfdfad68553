package org.tradingstore.core.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Row;
import org.tradingstore.spi.RowValues;

/** Makes records of rows: structures and maps, which engines keep as JSON text, are read only where a record asks for them. */
final class StoredRecord {
    private StoredRecord() {}

    static <R> R of(RecordType<R, ?> type, RowValues values) {
        return type.construct(row(type, values));
    }

    static Row row(RecordType<?, ?> type, RowValues values) {
        return ordinal -> {
            Object value = values.value(ordinal);
            // Only text may stand for something else.
            if (!(value instanceof String text)) {
                return value;
            }
            Field<?, ?> field = type.fields().get(ordinal);
            boolean json = field.kind() == Kind.STRUCTURE_LIST || field.kind() == Kind.MAP;
            return json ? StructuredJson.read(field, text) : value;
        };
    }

    static <K> K keyOf(RecordType<?, K> type, RowValues values) {
        return type.key().read(values::value);
    }

    /** The portable values of a row's key. */
    static <R> Object[] keyValues(RecordType<R, ?> type, RowValues values) {
        List<OrderedField<R, ?>> fields = type.key().fields();
        Object[] key = new Object[fields.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = Objects.requireNonNull(values.value(fields.get(i).ordinal()));
        }
        return key;
    }

    static <R> Optional<R> optional(RecordType<R, ?> type, @Nullable RowValues values) {
        return values == null ? Optional.empty() : Optional.of(of(type, values));
    }
}
