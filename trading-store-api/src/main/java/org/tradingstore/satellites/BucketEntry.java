package org.tradingstore.satellites;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * Money that came into a bucket or left it. Never changed; corrected by a further entry. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param amount signed: above zero came in
 * @param currency not blank
 * @param counterpartBucketId the other bucket of a transfer
 * @param tradeId the trade that it pays for or that paid it
 * @param externalId its id where it came from; unique in the book
 */
public record BucketEntry(
        UUID id,
        UUID bucketId,
        BucketEntryType type,
        BigDecimal amount,
        String currency,
        Instant occurredAt,
        @Nullable UUID counterpartBucketId,
        @Nullable UUID tradeId,
        @Nullable String description,
        @Nullable String externalId) {
    private static final RecordType.Builder<BucketEntry> SCHEMA =
            RecordType.describe(BucketEntry.class, "bucket_entry");

    public static final UuidField<BucketEntry> ID = SCHEMA.uuid("id", BucketEntry::id);
    public static final UuidField<BucketEntry> BUCKET_ID = SCHEMA.uuid("bucket_id", BucketEntry::bucketId);
    public static final EnumField<BucketEntry, BucketEntryType> BUCKET_ENTRY_TYPE =
            SCHEMA.enumeration("type", BucketEntryType.class, BucketEntry::type);
    public static final DecimalField<BucketEntry> AMOUNT = SCHEMA.decimal("amount", BucketEntry::amount);
    public static final TextField<BucketEntry> CURRENCY = SCHEMA.text("currency", BucketEntry::currency);
    public static final InstantField<BucketEntry> OCCURRED_AT = SCHEMA.instant("occurred_at", BucketEntry::occurredAt);
    public static final UuidField<BucketEntry> COUNTERPART_BUCKET_ID =
            SCHEMA.optional().uuid("counterpart_bucket_id", BucketEntry::counterpartBucketId);
    public static final UuidField<BucketEntry> TRADE_ID = SCHEMA.optional().uuid("trade_id", BucketEntry::tradeId);
    public static final TextField<BucketEntry> DESCRIPTION =
            SCHEMA.optional().text("description", BucketEntry::description);
    public static final TextField<BucketEntry> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", BucketEntry::externalId);

    public static final AppendType<BucketEntry, UUID> TYPE = SCHEMA.appendOnly()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(BUCKET_ID, OCCURRED_AT)
            .index(BUCKET_ENTRY_TYPE, OCCURRED_AT)
            .index(TRADE_ID)
            .index(OCCURRED_AT)
            .references(BUCKET_ID, Bucket.TYPE)
            .build(row -> new BucketEntry(
                    ID.read(row),
                    BUCKET_ID.read(row),
                    BUCKET_ENTRY_TYPE.read(row),
                    AMOUNT.read(row),
                    CURRENCY.read(row),
                    OCCURRED_AT.read(row),
                    COUNTERPART_BUCKET_ID.readOrNull(row),
                    TRADE_ID.readOrNull(row),
                    DESCRIPTION.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a blank currency, an amount whose sign does not fit the type, or a transfer to the bucket itself. */
    public BucketEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(bucketId, "bucketId");
        Objects.requireNonNull(type, "type");
        amount = Canonical.decimal(Objects.requireNonNull(amount, "amount"));
        Objects.requireNonNull(currency, "currency");
        occurredAt = Canonical.instant(Objects.requireNonNull(occurredAt, "occurredAt"));
        require(!currency.isBlank(), "currency", "the currency is blank", currency);
        require(
                !bucketId.equals(counterpartBucketId),
                "counterpart_bucket_id",
                "the counterpart is the bucket itself",
                counterpartBucketId);
        require(
                (type != BucketEntryType.DEPOSIT && type != BucketEntryType.TRANSFER_IN) || amount.signum() > 0,
                "amount",
                "the amount of what comes in is not above zero",
                amount);
        require(
                (type != BucketEntryType.WITHDRAWAL && type != BucketEntryType.TRANSFER_OUT) || amount.signum() < 0,
                "amount",
                "the amount of what goes out is not below zero",
                amount);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a bucket entry: " + reason, "component", component, "value", value));
        }
    }

    /** Begins an entry. */
    public static Builder of(UUID bucketId, BucketEntryType type) {
        return new Builder().bucketId(bucketId).type(type);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.bucketId = bucketId;
        builder.type = type;
        builder.amount = amount;
        builder.currency = currency;
        builder.occurredAt = occurredAt;
        builder.counterpartBucketId = counterpartBucketId;
        builder.tradeId = tradeId;
        builder.description = description;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a bucket entry; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable UUID bucketId;
        private @Nullable BucketEntryType type;
        private @Nullable BigDecimal amount;
        private @Nullable String currency;
        private @Nullable Instant occurredAt;
        private @Nullable UUID counterpartBucketId;
        private @Nullable UUID tradeId;
        private @Nullable String description;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder bucketId(UUID value) {
            bucketId = value;
            return this;
        }

        public Builder type(BucketEntryType value) {
            type = value;
            return this;
        }

        public Builder amount(BigDecimal value) {
            amount = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder amount(String value) {
            amount = new BigDecimal(value);
            return this;
        }

        public Builder currency(String value) {
            currency = value;
            return this;
        }

        public Builder occurredAt(Instant value) {
            occurredAt = value;
            return this;
        }

        public Builder counterpartBucketId(@Nullable UUID value) {
            counterpartBucketId = value;
            return this;
        }

        public Builder tradeId(@Nullable UUID value) {
            tradeId = value;
            return this;
        }

        public Builder description(@Nullable String value) {
            description = value;
            return this;
        }

        public Builder externalId(@Nullable String value) {
            externalId = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public BucketEntry build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new BucketEntry(
                    required(id, "id"),
                    required(bucketId, "bucket_id"),
                    required(type, "type"),
                    required(amount, "amount"),
                    required(currency, "currency"),
                    required(occurredAt, "occurred_at"),
                    counterpartBucketId,
                    tradeId,
                    description,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a bucket entry: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
