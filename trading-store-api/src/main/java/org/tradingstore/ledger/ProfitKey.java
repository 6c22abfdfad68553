package org.tradingstore.ledger;

/** What trades are told apart by where profit is broken down. */
public enum ProfitKey {
    /** The month in which a trade was executed. */
    MONTH,
    /** The symbol that was traded. */
    SYMBOL,
    /** The strategies that wanted the trade; one of several counts in full for each, one of none for none. */
    STRATEGY
}
