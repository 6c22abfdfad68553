package org.tradingstore.satellites;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.RecordIds;

/**
 * Money that goes from one bucket to another. The ids of its two entries follow from its own, so that the same transfer given again is
 * the same. <em>Immutable.</em>
 *
 * @param amount above zero
 */
public record BucketTransfer(
        UUID id,
        UUID from,
        UUID to,
        BigDecimal amount,
        String currency,
        Instant occurredAt,
        @Nullable String description) {
    /** Throws {@link InvalidRecordException} for an amount not above zero, or a transfer from a bucket to itself. */
    public BucketTransfer {
        Objects.requireNonNull(id, "id");
        amount = Canonical.decimal(Objects.requireNonNull(amount, "amount"));
        Objects.requireNonNull(currency, "currency");
        occurredAt = Canonical.instant(Objects.requireNonNull(occurredAt, "occurredAt"));
        if (amount.signum() <= 0) {
            throw new InvalidRecordException(
                    "amount", ErrorText.of("Cannot make a transfer: the amount is not above zero", "amount", amount));
        }
        if (from.equals(to)) {
            throw new InvalidRecordException(
                    "to", ErrorText.of("Cannot make a transfer: it goes from a bucket to itself", "bucket", from));
        }
    }

    /** A transfer with a time-ordered id. */
    public static BucketTransfer of(UUID from, UUID to, BigDecimal amount, String currency, Instant occurredAt) {
        return new BucketTransfer(RecordIds.timeOrdered(), from, to, amount, currency, occurredAt, null);
    }

    /** The entry of the bucket that the money leaves. */
    public BucketEntry outgoing() {
        return entry("out", from, to, BucketEntryType.TRANSFER_OUT, amount.negate());
    }

    /** The entry of the bucket that the money reaches. */
    public BucketEntry incoming() {
        return entry("in", to, from, BucketEntryType.TRANSFER_IN, amount);
    }

    private BucketEntry entry(String side, UUID bucket, UUID counterpart, BucketEntryType type, BigDecimal signed) {
        return BucketEntry.of(bucket, type)
                .id(RecordIds.derived("bucket_entry", "transfer " + side, id.toString()))
                .amount(signed)
                .currency(currency)
                .occurredAt(occurredAt)
                .counterpartBucketId(counterpart)
                .description(description)
                .build();
    }
}
