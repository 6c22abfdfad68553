package org.tradingstore.benchmarks.bars;

/** Whether a plain table's key is kept unique. */
enum TableKey {
    NONE(""),
    UNIQUE(", PRIMARY KEY (symbol, date)");

    private final String constraint;

    TableKey(String constraint) {
        this.constraint = constraint;
    }

    /** What it adds to the columns of the table. */
    String constraint() {
        return constraint;
    }
}
