package org.tradingstore.schema;

/** Whether the records of a book are about real money. */
public enum Mode {
    /** Real orders, real money. */
    LIVE,
    /** Simulated orders against a real market. */
    PAPER,
    /** Test data and backtests. */
    TEST
}
