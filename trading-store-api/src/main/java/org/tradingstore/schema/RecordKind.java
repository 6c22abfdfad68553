package org.tradingstore.schema;

/** How records of a type may change. */
public enum RecordKind {
    /** Never changed or deleted. */
    APPEND,
    /** As {@link #APPEND}, until retention removes it. */
    EVENT,
    /** One current row per key. */
    KEYED,
    /** As {@link #KEYED}, and every former revision is kept. */
    AUDITED,
    /** One current row per key, kept without an envelope. */
    PLAIN
}
