package org.tradingstore.schema;

/** One term of an order of results; absent components come last in both directions. <em>Immutable.</em> */
public record Sort<R>(OrderedField<R, ?> field, Direction direction) {
    /** Which end comes first. */
    public enum Direction {
        ASC,
        DESC
    }
}
