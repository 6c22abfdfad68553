package org.tradingstore.repository;

import java.time.Instant;
import java.util.Optional;
import org.tradingstore.schema.OrderedField;

/** One group of an aggregation and what was computed over it. <em>Immutable.</em> */
public interface Group<R> {
    /** The value that the group's records share in a field they are grouped by; empty where they lack it. */
    <V> Optional<V> key(OrderedField<R, V> field);

    /** The start of the group's span of time; empty where the aggregation has no spans. */
    Optional<Instant> bucket();

    /** The result of a measure; empty where no record of the group has the component. */
    <V> Optional<V> value(Measure<R, V> measure);
}
