package org.tradingstore.repository;

/** What became of a write whose outcome was unknown. */
public enum Resolution {
    /** All of it is kept. */
    COMMITTED,
    /** None of it is kept; it can be written again. */
    NOT_COMMITTED,
    /** The store cannot tell; the records themselves have to be looked at. */
    UNDETERMINED
}
