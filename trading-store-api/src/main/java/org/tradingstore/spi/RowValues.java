package org.tradingstore.spi;

import org.jspecify.annotations.Nullable;

/** The values of a row, by ordinal, as they travel to and from engines. An engine may extend it by its own encoded form. */
public class RowValues {
    private final @Nullable Object[] values;

    public RowValues(@Nullable Object[] values) {
        this.values = values;
    }

    /**
     * The portable value of the field with this ordinal, or null where it is absent; of structures and maps, their JSON text.
     */
    public final @Nullable Object value(int ordinal) {
        return values[ordinal];
    }

    /** All of them; not to be changed. */
    public final @Nullable Object[] array() {
        return values;
    }
}
