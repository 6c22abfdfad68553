package org.tradingstore.jdbi.internal;

import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowValues;

/** The values of a row with the form in which they are bound, made on the thread that hands the row over. */
public final class EncodedValues extends RowValues {
    private final @Nullable Object[] encoded;

    private EncodedValues(@Nullable Object[] values, @Nullable Object[] encoded) {
        super(values);
        this.encoded = encoded;
    }

    public static EncodedValues of(Dialect dialect, RecordType<?, ?> type, @Nullable Object[] values) {
        @Nullable Object[] encoded = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                encoded[i] = dialect.encode(type.fields().get(i).kind(), value);
            }
        }
        return new EncodedValues(values, encoded);
    }

    /** The row in this form, whether or not it was brought into it before. */
    static EncodedValues of(Dialect dialect, RecordType<?, ?> type, RowValues row) {
        return row instanceof EncodedValues known ? known : of(dialect, type, row.array());
    }

    @Nullable
    Object encoded(int ordinal) {
        return encoded[ordinal];
    }
}
