package org.tradingstore.schema;

import java.time.Duration;

/**
 * How long records are kept: those that meet the condition go once the moment in {@code field} lies {@code keep} or more in the
 * past. <em>Immutable.</em>
 */
public record Retention<R>(InstantField<R> field, Duration keep, Condition<R> condition) {}
