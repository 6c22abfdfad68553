package org.tradingstore.plays;

/** Which side of a spread a leg is. */
public enum LegRole {
    LONG,
    SHORT
}
