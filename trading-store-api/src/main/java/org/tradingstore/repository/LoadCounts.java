package org.tradingstore.repository;

/** How many records of a load had which outcome. <em>Immutable.</em> */
public record LoadCounts(long created, long same, long changed) {
    /** The sum of both. */
    public LoadCounts plus(LoadCounts other) {
        return new LoadCounts(created + other.created, same + other.same, changed + other.changed);
    }
}
