package org.tradingstore.testkit.internal.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import org.tradingstore.cache.CacheEntry;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.RecordGenerator;

/** Keeps random records within what the store asks of them beyond their description. */
final class Bounds {
    private static final int MOST = 1_000_000;
    private static final Instant FAR = Instant.parse("9000-01-01T00:00:00Z");

    private Bounds() {}

    /** The same generator, whose records are taken in whatever order they are written. */
    @SuppressWarnings("unchecked") // a type is compared with that of the record
    static <R> RecordGenerator<R> of(RecordType<R, ?> type, RecordGenerator<R> generator) {
        if (type == BucketEntry.TYPE) {
            RecordGenerator<BucketEntry> entries = (RecordGenerator<BucketEntry>) generator;
            // Sums of amounts are balances, which have the limits of any decimal.
            return (RecordGenerator<R>) entries.with(
                    BucketEntry.AMOUNT, () -> BigDecimal.valueOf(generator.nextInt(2 * MOST) - MOST, 2));
        }
        if (type == CacheEntry.TYPE) {
            RecordGenerator<CacheEntry> entries = (RecordGenerator<CacheEntry>) generator;
            // What has expired is not there.
            return (RecordGenerator<R>) entries.with(
                    CacheEntry.EXPIRES_AT,
                    () -> FAR.plusSeconds(generator.nextInt(MOST)).plusNanos(1_000));
        }
        return generator;
    }
}
