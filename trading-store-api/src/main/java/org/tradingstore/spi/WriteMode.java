package org.tradingstore.spi;

/** What a write does with a row whose key is, or is not, there. */
public enum WriteMode {
    /** Writes the row unless its key or its components of a unique index are taken: CREATED or EXISTS. */
    INSERT,
    /**
     * Writes the row, replacing the content of one with the same key: CREATED, SAME or CHANGED, or EXISTS, and nothing written,
     * where another row has its components of a unique index. For types without an envelope.
     */
    UPSERT,
    /**
     * Replaces the row of the same key whose revision is one less than the given one: CHANGED, or MOVED_ON where there is none, or
     * EXISTS where another row has its components of a unique index. createdAt stays as stored.
     */
    UPDATE
}
