package org.tradingstore.signals;

/** What a strategy, or all of them together, want to be done. */
public enum Decision {
    BUY,
    SELL,
    HOLD
}
