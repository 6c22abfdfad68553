package org.tradingstore.ledger;

/** Which way a trade or order goes. */
public enum Side {
    BUY,
    SELL
}
