package org.tradingstore.operations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many records of one severity there were on one day. <em>Immutable.</em>
 *
 * @param day in the zone that was asked for
 * @param severity null for records that have none
 * @param count above zero
 */
public record DailyCount<S extends Enum<S>>(
        LocalDate day, @Nullable S severity, long count) {}
