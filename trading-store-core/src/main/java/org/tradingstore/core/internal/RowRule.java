package org.tradingstore.core.internal;

import org.tradingstore.spi.RowValues;

/** What has to hold between the rows of a type, checked within every write of one of them, whichever repository it comes through. */
interface RowRule {
    /** No rule. */
    RowRule NONE = (context, origin, row) -> {};

    /** Refuses {@code row}, which is about to be written, if it would break the rule. */
    void require(WriteContext context, Origin origin, RowValues row);
}
