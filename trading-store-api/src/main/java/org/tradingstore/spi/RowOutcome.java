package org.tradingstore.spi;

/** What became of one row of a write. */
public enum RowOutcome {
    CREATED,
    EXISTS,
    SAME,
    CHANGED,
    MOVED_ON
}
