package org.tradingstore.plays;

/** How a play depends on others. */
public enum PlayClass {
    SIMPLE,
    /** Others depend on it. */
    PRIMARY,
    /** It begins when another one opens. */
    OTO
}
