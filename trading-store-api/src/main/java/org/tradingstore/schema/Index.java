package org.tradingstore.schema;

import java.util.List;

/**
 * Fields by which records are found fast, or by which they must differ. Within a book; the key follows as last field. An index
 * whose first field is a list serves {@code contains}. <em>Immutable.</em>
 *
 * @param name unique within the type
 * @param fields in the order of the index
 */
public record Index<R>(String name, List<Field<R, ?>> fields, Uniqueness uniqueness) {
    /** Whether two records of a book may agree in all fields of an index. */
    public enum Uniqueness {
        /** They may. */
        NONE,
        /** They may not; all fields are required ones. */
        ALWAYS,
        /** They may only where one of the fields is absent. */
        WHEN_PRESENT
    }

    public Index {
        fields = List.copyOf(fields);
    }

    public boolean unique() {
        return uniqueness != Uniqueness.NONE;
    }
}
