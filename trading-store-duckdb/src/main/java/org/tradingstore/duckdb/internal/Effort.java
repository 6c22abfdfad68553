package org.tradingstore.duckdb.internal;

/** How much is asked of the engine for a sum: what is fast for nearly all data first, then what is sure of more. */
enum Effort {
    LESS,
    MORE
}
