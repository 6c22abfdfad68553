package org.tradingstore.ledger;

/** How far an order has come. */
public enum OrderStatus {
    NEW,
    OPEN,
    PARTIALLY_FILLED,
    FILLED,
    CANCELLED,
    REJECTED,
    EXPIRED
}
