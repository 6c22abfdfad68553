package org.tradingstore.core.internal;

/**
 * What a record type asks of every write beyond its description, whichever repository the write comes through. A rule is called when
 * the row has been written, in the same transaction; what it throws refuses the write as a whole.
 */
interface WriteRule<R> {
    /** Where a write takes place. */
    record Site(BookScope scope, WriteContext context, Origin origin) {}

    default void created(Site site, R record) {}

    default void changed(Site site, R former, R record) {}

    default void deleted(Site site, R record) {}
}
