package org.tradingstore.satellites;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * A part of an account with money of its own. Audited: every state that it was in is kept. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param name not blank
 * @param agentId the agent that trades for it
 * @param targetWeight fraction of the account, not below zero
 * @param overdraftAllowed whether its balances may fall below zero
 * @param createdAt when it was set up
 * @param externalId its id where it came from; unique in the book
 */
public record Bucket(
        UUID id,
        String name,
        BucketType type,
        @Nullable UUID agentId,
        BucketStatus status,
        @Nullable BigDecimal targetWeight,
        boolean overdraftAllowed,
        Instant createdAt,
        @Nullable String externalId) {
    private static final RecordType.Builder<Bucket> SCHEMA = RecordType.describe(Bucket.class, "bucket");

    public static final UuidField<Bucket> ID = SCHEMA.uuid("id", Bucket::id);
    public static final TextField<Bucket> NAME = SCHEMA.text("name", Bucket::name);
    public static final EnumField<Bucket, BucketType> BUCKET_TYPE =
            SCHEMA.enumeration("type", BucketType.class, Bucket::type);
    public static final UuidField<Bucket> AGENT_ID = SCHEMA.optional().uuid("agent_id", Bucket::agentId);
    public static final EnumField<Bucket, BucketStatus> STATUS =
            SCHEMA.enumeration("status", BucketStatus.class, Bucket::status);
    public static final DecimalField<Bucket> TARGET_WEIGHT =
            SCHEMA.optional().decimal("target_weight", Bucket::targetWeight);
    public static final BooleanField<Bucket> OVERDRAFT_ALLOWED =
            SCHEMA.bool("overdraft_allowed", Bucket::overdraftAllowed);
    public static final InstantField<Bucket> CREATED_AT = SCHEMA.instant("created_at", Bucket::createdAt);
    public static final TextField<Bucket> EXTERNAL_ID = SCHEMA.optional().text("external_id", Bucket::externalId);

    public static final AuditedType<Bucket, UUID> TYPE = SCHEMA.audited()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(BUCKET_TYPE, NAME)
            .index(STATUS, NAME)
            .index(AGENT_ID)
            .build(row -> new Bucket(
                    ID.read(row),
                    NAME.read(row),
                    BUCKET_TYPE.read(row),
                    AGENT_ID.readOrNull(row),
                    STATUS.read(row),
                    TARGET_WEIGHT.readOrNull(row),
                    OVERDRAFT_ALLOWED.read(row),
                    CREATED_AT.read(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a blank name, or a target weight below zero. */
    public Bucket {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(status, "status");
        targetWeight = Canonical.decimalOrNull(targetWeight);
        createdAt = Canonical.instant(Objects.requireNonNull(createdAt, "createdAt"));
        require(!name.isBlank(), "name", "the name is blank", name);
        require(
                targetWeight == null || targetWeight.signum() >= 0,
                "target_weight",
                "the target weight is below zero",
                targetWeight);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component, ErrorText.of("Cannot make a bucket: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a bucket. */
    public static Builder of(String name, BucketType type) {
        return new Builder().name(name).type(type);
    }

    /** The bucket in another status. */
    public Bucket withStatus(BucketStatus next) {
        return toBuilder().status(next).build();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.name = name;
        builder.type = type;
        builder.agentId = agentId;
        builder.status = status;
        builder.targetWeight = targetWeight;
        builder.overdraftAllowed = overdraftAllowed;
        builder.createdAt = createdAt;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a bucket; what is not said follows: a time-ordered id, and no overdraft. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String name;
        private @Nullable BucketType type;
        private @Nullable UUID agentId;
        private @Nullable BucketStatus status;
        private @Nullable BigDecimal targetWeight;
        private boolean overdraftAllowed = false;
        private @Nullable Instant createdAt;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder type(BucketType value) {
            type = value;
            return this;
        }

        public Builder agentId(@Nullable UUID value) {
            agentId = value;
            return this;
        }

        public Builder status(BucketStatus value) {
            status = value;
            return this;
        }

        public Builder targetWeight(@Nullable BigDecimal value) {
            targetWeight = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder targetWeight(String value) {
            targetWeight = new BigDecimal(value);
            return this;
        }

        public Builder overdraftAllowed(boolean value) {
            overdraftAllowed = value;
            return this;
        }

        public Builder createdAt(Instant value) {
            createdAt = value;
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
        public Bucket build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new Bucket(
                    required(id, "id"),
                    required(name, "name"),
                    required(type, "type"),
                    agentId,
                    required(status, "status"),
                    targetWeight,
                    overdraftAllowed,
                    required(createdAt, "created_at"),
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a bucket: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
