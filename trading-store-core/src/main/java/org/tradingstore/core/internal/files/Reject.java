package org.tradingstore.core.internal.files;

import org.jspecify.annotations.Nullable;

/**
 * A bad row. <em>Immutable.</em>
 *
 * @param row its number among the rows of the file, from 1
 * @param component stored name of the component whose value is bad; null where the row is bad as a whole
 * @param value what the file says there
 * @param firstRow the earlier row with the same key, or 0
 */
public record Reject(
        long row,
        String reason,
        @Nullable String component,
        @Nullable String value,
        long firstRow) {
    static Reject whole(long row, Fault fault) {
        return new Reject(row, fault.reason(), null, null, 0);
    }

    static Reject value(long row, Fault fault, String component, @Nullable String value) {
        return new Reject(row, fault.reason(), component, value, 0);
    }

    /** A row whose key {@code firstRow} has with other content. */
    public static Reject repeated(long row, long firstRow) {
        return new Reject(row, Fault.REPEATED.reason(), null, null, firstRow);
    }
}
