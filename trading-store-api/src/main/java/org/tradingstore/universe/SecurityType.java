package org.tradingstore.universe;

/** What a security is. */
public enum SecurityType {
    EQUITY,
    ETF,
    CRYPTO,
    OPTION,
    /** Pays a fixed amount or nothing, such as an outcome of an event contract. */
    BINARY_OPTION,
    FUTURE,
    /** A pair of currencies. */
    FX,
    /** Cannot itself be traded. */
    INDEX,
    OTHER
}
