package org.tradingstore.plays;

/** What an order does to an option position. */
public enum OptionAction {
    /** Buy to open. */
    BTO,
    /** Sell to close. */
    STC,
    /** Sell to open. */
    STO,
    /** Buy to close. */
    BTC
}
