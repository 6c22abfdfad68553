package org.tradingstore.spi;

import org.jspecify.annotations.Nullable;

/**
 * One group and its results.
 *
 * @param bucket number of the span of time, or -1 where the request has none
 * @param groups portable values of the fields grouped by
 * @param results portable values, one for each measure: Long for a count, BigDecimal for sums and averages of decimals and whole
 *     numbers, Double for those of doubles, else the field's own
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between engine and store, compared by nobody
public record AggregateRow(
        int bucket, @Nullable Object[] groups, @Nullable Object[] results) {}
