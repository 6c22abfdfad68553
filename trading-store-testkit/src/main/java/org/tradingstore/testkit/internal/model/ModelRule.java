package org.tradingstore.testkit.internal.model;

/** What a record type asks of every write beyond its description; what it throws takes the whole write back. */
interface ModelRule<R> {
    /**
     * Where a write takes place.
     *
     * @param tables those of the same place
     */
    record Site(ModelStore.Tables tables, ModelWrite write) {}

    default void created(Site site, R record) {}

    default void changed(Site site, R former, R record) {}

    default void deleted(Site site, R record) {}
}
