package org.tradingstore.schema;

import org.jspecify.annotations.Nullable;

/** The portable values of one record, as they came from the store. */
public interface Row {
    /** The portable value of the field with this ordinal, or null where it is absent. */
    @Nullable
    Object value(int ordinal);
}
