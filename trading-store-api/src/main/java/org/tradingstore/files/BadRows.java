package org.tradingstore.files;

/** What becomes of an import in whose file rows are bad. */
public enum BadRows {
    /** All is rolled back: nothing was written, and the call throws. */
    ROLL_BACK,
    /** The good rows are kept; the bad ones are in the reject file and nowhere else. */
    SKIP
}
