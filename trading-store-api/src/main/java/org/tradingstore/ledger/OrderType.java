package org.tradingstore.ledger;

/** How an order is to be executed. */
public enum OrderType {
    MARKET,
    LIMIT,
    STOP,
    STOP_LIMIT,
    OTHER
}
