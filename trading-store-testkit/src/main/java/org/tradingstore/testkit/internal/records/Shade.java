package org.tradingstore.testkit.internal.records;

/** An enumeration whose order by name is not that of its constants. */
public enum Shade {
    WHITE,
    GREY,
    BLACK
}
