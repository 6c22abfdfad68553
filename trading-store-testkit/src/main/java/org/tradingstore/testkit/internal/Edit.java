package org.tradingstore.testkit.internal;

import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;

/** Makes a record of another by changing one component, through its description. */
public final class Edit {
    private Edit() {}

    /** {@code record} with {@code value} in {@code field}. */
    public static <R, V> R set(RecordType<R, ?> type, R record, Field<R, V> field, V value) {
        return portable(type, record, field, field.toPortable(value));
    }

    /** {@code record} without {@code field}. */
    public static <R> R clear(RecordType<R, ?> type, R record, Field<R, ?> field) {
        return portable(type, record, field, null);
    }

    private static <R> R portable(RecordType<R, ?> type, R record, Field<R, ?> field, @Nullable Object value) {
        @Nullable Object[] row = type.values(record);
        row[field.ordinal()] = value;
        return type.construct(ordinal -> row[ordinal]);
    }
}
