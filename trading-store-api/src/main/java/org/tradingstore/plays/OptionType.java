package org.tradingstore.plays;

/** Whether an option gives the right to buy or to sell. */
public enum OptionType {
    CALL,
    PUT
}
