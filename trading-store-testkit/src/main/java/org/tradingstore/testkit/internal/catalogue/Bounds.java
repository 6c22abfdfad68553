package org.tradingstore.testkit.internal.catalogue;

import java.math.BigDecimal;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.RecordGenerator;

/** Keeps random records within what the store asks of them beyond their description. */
final class Bounds {
    private static final int MOST = 1_000_000;

    private Bounds() {}

    /** A parent that takes whatever records name it. */
    static <R> R parent(RecordType<R, ?> type, R record) {
        return record instanceof Bucket bucket
                ? type.javaType().cast(bucket.toBuilder().overdraftAllowed(true).build())
                : record;
    }

    /** The same generator, whose records are taken in whatever order they are written. */
    @SuppressWarnings("unchecked") // a type is compared with that of the record
    static <R> RecordGenerator<R> of(RecordType<R, ?> type, RecordGenerator<R> generator) {
        if (type == BucketEntry.TYPE) {
            RecordGenerator<BucketEntry> entries = (RecordGenerator<BucketEntry>) generator;
            // Sums of amounts are balances, which have the limits of any decimal.
            return (RecordGenerator<R>) entries.with(
                    BucketEntry.AMOUNT, () -> BigDecimal.valueOf(generator.nextInt(2 * MOST) - MOST, 2));
        }
        return generator;
    }
}
