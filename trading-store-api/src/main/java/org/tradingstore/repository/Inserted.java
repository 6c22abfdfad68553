package org.tradingstore.repository;

/** What became of an insert-if-absent. */
public enum Inserted {
    /** No record had the key; the given one is now kept. */
    CREATED,
    /** A record with the key, or with the same unique components, was there, whatever its content; nothing was written. */
    EXISTS
}
