package org.tradingstore.schema;

/** What a database promises about a write that it has acknowledged; applied and read back by every engine. */
public enum Profile {
    /** An acknowledged write survives a power loss. */
    LEDGER,
    /** An acknowledged write survives the end of the process; a power loss may take the last ones, never damage the rest. */
    STANDARD,
    /** May be lost at any time, never wrong. */
    CACHE
}
