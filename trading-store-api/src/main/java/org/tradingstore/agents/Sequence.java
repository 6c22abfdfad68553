package org.tradingstore.agents;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;
import org.tradingstore.schema.WholeField;

/**
 * Steps that an agent thought of for one state of a portfolio. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param portfolioHash names the state of the portfolio that it starts from
 * @param steps JSON
 * @param depth how many steps, not below zero
 * @param externalId its id where it came from; unique in the book
 */
public record Sequence(
        UUID id,
        UUID agentId,
        String portfolioHash,
        String steps,
        long depth,
        Instant createdAt,
        @Nullable String externalId) {
    private static final RecordType.Builder<Sequence> SCHEMA = RecordType.describe(Sequence.class, "sequence");

    public static final UuidField<Sequence> ID = SCHEMA.uuid("id", Sequence::id);
    public static final UuidField<Sequence> AGENT_ID = SCHEMA.uuid("agent_id", Sequence::agentId);
    public static final TextField<Sequence> PORTFOLIO_HASH = SCHEMA.text("portfolio_hash", Sequence::portfolioHash);
    public static final JsonField<Sequence> STEPS = SCHEMA.json("steps", Sequence::steps);
    public static final WholeField<Sequence> DEPTH = SCHEMA.whole("depth", Sequence::depth);
    public static final InstantField<Sequence> CREATED_AT = SCHEMA.instant("created_at", Sequence::createdAt);
    public static final TextField<Sequence> EXTERNAL_ID = SCHEMA.optional().text("external_id", Sequence::externalId);

    public static final AppendType<Sequence, UUID> TYPE = SCHEMA.appendOnly()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(AGENT_ID, CREATED_AT)
            .index(PORTFOLIO_HASH, DEPTH)
            .build(row -> new Sequence(
                    ID.read(row),
                    AGENT_ID.read(row),
                    PORTFOLIO_HASH.read(row),
                    STEPS.read(row),
                    DEPTH.read(row),
                    CREATED_AT.read(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a depth below zero. */
    public Sequence {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(portfolioHash, "portfolioHash");
        Objects.requireNonNull(steps, "steps");
        createdAt = Canonical.instant(Objects.requireNonNull(createdAt, "createdAt"));
        require(depth >= 0, "depth", "the depth is below zero", depth);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a sequence: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a sequence. */
    public static Builder of(UUID agentId, String portfolioHash) {
        return new Builder().agentId(agentId).portfolioHash(portfolioHash);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.agentId = agentId;
        builder.portfolioHash = portfolioHash;
        builder.steps = steps;
        builder.depth = depth;
        builder.createdAt = createdAt;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a sequence; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable UUID agentId;
        private @Nullable String portfolioHash;
        private @Nullable String steps;
        private @Nullable Long depth;
        private @Nullable Instant createdAt;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder agentId(UUID value) {
            agentId = value;
            return this;
        }

        public Builder portfolioHash(String value) {
            portfolioHash = value;
            return this;
        }

        public Builder steps(String value) {
            steps = value;
            return this;
        }

        public Builder depth(long value) {
            depth = value;
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
        public Sequence build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new Sequence(
                    required(id, "id"),
                    required(agentId, "agent_id"),
                    required(portfolioHash, "portfolio_hash"),
                    required(steps, "steps"),
                    required(depth, "depth"),
                    required(createdAt, "created_at"),
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a sequence: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
