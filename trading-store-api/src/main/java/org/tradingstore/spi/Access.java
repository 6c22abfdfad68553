package org.tradingstore.spi;

/** What a session is for. */
public enum Access {
    /** One statement; it sees one consistent state. */
    READ_ONCE,
    /** Several statements that see one consistent state. */
    READ,
    /** Reads and writes; it sees its own writes, and nobody else's that were not there when it began. */
    WRITE
}
