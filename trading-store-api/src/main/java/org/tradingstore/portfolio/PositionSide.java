package org.tradingstore.portfolio;

/** Whether a position gains when the price rises. */
public enum PositionSide {
    LONG,
    SHORT
}
