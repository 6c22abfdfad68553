package org.tradingstore.schema;

import java.time.Duration;
import java.time.Instant;

/**
 * How long records are kept: those that meet the condition go once the moment in {@code field} lies {@code keep} or more in the
 * past. <em>Immutable.</em>
 */
public record Retention<R>(InstantField<R> field, Duration keep, Condition<R> condition) {
    /** Records whose time is over at {@code now}, inclusive. */
    public Condition<R> due(Instant now) {
        return field.le(now.minus(keep)).and(condition);
    }
}
