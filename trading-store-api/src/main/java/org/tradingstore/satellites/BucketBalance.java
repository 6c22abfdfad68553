package org.tradingstore.satellites;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * What a bucket holds of one currency: the sum of its entries, kept by the store. <em>Immutable.</em>
 *
 * @param currency not blank
 * @param balance below zero only where the bucket allows it
 */
public record BucketBalance(UUID bucketId, String currency, BigDecimal balance) {
    private static final RecordType.Builder<BucketBalance> SCHEMA =
            RecordType.describe(BucketBalance.class, "bucket_balance");

    public static final UuidField<BucketBalance> BUCKET_ID = SCHEMA.uuid("bucket_id", BucketBalance::bucketId);
    public static final TextField<BucketBalance> CURRENCY = SCHEMA.text("currency", BucketBalance::currency);
    public static final DecimalField<BucketBalance> BALANCE = SCHEMA.decimal("balance", BucketBalance::balance);

    public static final KeyedType<BucketBalance, BucketBalanceKey> TYPE = SCHEMA.keyed()
            .key(Key.of(
                    BUCKET_ID, BucketBalanceKey::bucketId, CURRENCY, BucketBalanceKey::currency, BucketBalanceKey::new))
            .references(BUCKET_ID, Bucket.TYPE)
            .build(row -> new BucketBalance(BUCKET_ID.read(row), CURRENCY.read(row), BALANCE.read(row)));

    /** Throws {@link InvalidRecordException} for a blank currency. */
    public BucketBalance {
        Objects.requireNonNull(bucketId, "bucketId");
        Objects.requireNonNull(currency, "currency");
        balance = Canonical.decimal(Objects.requireNonNull(balance, "balance"));
        require(!currency.isBlank(), "currency", "the currency is blank", currency);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a bucket balance: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a balance. */
    public static Builder of(UUID bucketId, String currency) {
        return new Builder().bucketId(bucketId).currency(currency);
    }

    public BucketBalanceKey key() {
        return new BucketBalanceKey(bucketId, currency);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.bucketId = bucketId;
        builder.currency = currency;
        builder.balance = balance;
        return builder;
    }

    /** Makes a bucket balance. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID bucketId;
        private @Nullable String currency;
        private @Nullable BigDecimal balance;

        private Builder() {}

        public Builder bucketId(UUID value) {
            bucketId = value;
            return this;
        }

        public Builder currency(String value) {
            currency = value;
            return this;
        }

        public Builder balance(BigDecimal value) {
            balance = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder balance(String value) {
            balance = new BigDecimal(value);
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public BucketBalance build() {
            return new BucketBalance(
                    required(bucketId, "bucket_id"), required(currency, "currency"), required(balance, "balance"));
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a bucket balance: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
