package org.tradingstore.repository;

/** What became of an upsert. */
public enum Upserted {
    /** No record had the key; the given one is now kept. */
    CREATED,
    /** The record was there with the same content; nothing was written and its revision stays. */
    SAME,
    /** The given content replaced another. */
    CHANGED
}
