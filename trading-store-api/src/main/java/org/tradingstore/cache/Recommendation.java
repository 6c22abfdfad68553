package org.tradingstore.cache;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.Side;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * A trade that is recommended, and what became of it. Of one symbol, side and reason there is one for each state of the portfolio.
 * <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param quantity above zero
 * @param priority finite; the greater the sooner
 * @param scoreBefore of the portfolio
 * @param scoreAfter of the portfolio
 * @param portfolioHash names the state of the portfolio that it was made for
 * @param externalId its id where it came from; unique in the book
 */
public record Recommendation(
        UUID id,
        String symbol,
        Side side,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable String name,
        @Nullable String currency,
        String reason,
        @Nullable Double priority,
        @Nullable Double score,
        @Nullable Double scoreBefore,
        @Nullable Double scoreAfter,
        String portfolioHash,
        RecommendationStatus status,
        Instant createdAt,
        @Nullable Instant executedAt,
        @Nullable Instant dismissedAt,
        @Nullable String externalId) {
    private static final RecordType.Builder<Recommendation> SCHEMA =
            RecordType.describe(Recommendation.class, "recommendation");

    public static final UuidField<Recommendation> ID = SCHEMA.uuid("id", Recommendation::id);
    public static final TextField<Recommendation> SYMBOL = SCHEMA.text("symbol", Recommendation::symbol);
    public static final EnumField<Recommendation, Side> SIDE =
            SCHEMA.enumeration("side", Side.class, Recommendation::side);
    public static final DecimalField<Recommendation> QUANTITY = SCHEMA.decimal("quantity", Recommendation::quantity);
    public static final DecimalField<Recommendation> PRICE = SCHEMA.optional().decimal("price", Recommendation::price);
    public static final TextField<Recommendation> NAME = SCHEMA.optional().text("name", Recommendation::name);
    public static final TextField<Recommendation> CURRENCY =
            SCHEMA.optional().text("currency", Recommendation::currency);
    public static final TextField<Recommendation> REASON = SCHEMA.text("reason", Recommendation::reason);
    public static final DoubleField<Recommendation> PRIORITY =
            SCHEMA.optional().real("priority", Recommendation::priority);
    public static final DoubleField<Recommendation> SCORE = SCHEMA.optional().real("score", Recommendation::score);
    public static final DoubleField<Recommendation> SCORE_BEFORE =
            SCHEMA.optional().real("score_before", Recommendation::scoreBefore);
    public static final DoubleField<Recommendation> SCORE_AFTER =
            SCHEMA.optional().real("score_after", Recommendation::scoreAfter);
    public static final TextField<Recommendation> PORTFOLIO_HASH =
            SCHEMA.text("portfolio_hash", Recommendation::portfolioHash);
    public static final EnumField<Recommendation, RecommendationStatus> STATUS =
            SCHEMA.enumeration("status", RecommendationStatus.class, Recommendation::status);
    public static final InstantField<Recommendation> CREATED_AT =
            SCHEMA.instant("created_at", Recommendation::createdAt);
    public static final InstantField<Recommendation> EXECUTED_AT =
            SCHEMA.optional().instant("executed_at", Recommendation::executedAt);
    public static final InstantField<Recommendation> DISMISSED_AT =
            SCHEMA.optional().instant("dismissed_at", Recommendation::dismissedAt);
    public static final TextField<Recommendation> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", Recommendation::externalId);

    public static final KeyedType<Recommendation, UUID> TYPE = SCHEMA.keyed()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .unique(SYMBOL, SIDE, REASON, PORTFOLIO_HASH)
            .index(STATUS, CREATED_AT)
            .index(SYMBOL, CREATED_AT)
            .index(PORTFOLIO_HASH, CREATED_AT)
            .build(row -> new Recommendation(
                    ID.read(row),
                    SYMBOL.read(row),
                    SIDE.read(row),
                    QUANTITY.read(row),
                    PRICE.readOrNull(row),
                    NAME.readOrNull(row),
                    CURRENCY.readOrNull(row),
                    REASON.read(row),
                    PRIORITY.readOrNull(row),
                    SCORE.readOrNull(row),
                    SCORE_BEFORE.readOrNull(row),
                    SCORE_AFTER.readOrNull(row),
                    PORTFOLIO_HASH.read(row),
                    STATUS.read(row),
                    CREATED_AT.read(row),
                    EXECUTED_AT.readOrNull(row),
                    DISMISSED_AT.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a quantity not above zero, or the moment of a status that it is not in. */
    public Recommendation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        quantity = Canonical.decimal(Objects.requireNonNull(quantity, "quantity"));
        price = Canonical.decimalOrNull(price);
        Objects.requireNonNull(reason, "reason");
        priority = Canonical.realOrNull(priority);
        score = Canonical.realOrNull(score);
        scoreBefore = Canonical.realOrNull(scoreBefore);
        scoreAfter = Canonical.realOrNull(scoreAfter);
        Objects.requireNonNull(portfolioHash, "portfolioHash");
        Objects.requireNonNull(status, "status");
        createdAt = Canonical.instant(Objects.requireNonNull(createdAt, "createdAt"));
        executedAt = Canonical.instantOrNull(executedAt);
        dismissedAt = Canonical.instantOrNull(dismissedAt);
        require(quantity.signum() > 0, "quantity", "the quantity is not above zero", quantity);
        require(
                executedAt == null || status == RecommendationStatus.EXECUTED,
                "executed_at",
                "it has a moment of execution, but was not executed",
                executedAt);
        require(
                dismissedAt == null || status == RecommendationStatus.DISMISSED,
                "dismissed_at",
                "it has a moment of dismissal, but was not dismissed",
                dismissedAt);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a recommendation: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a recommendation. */
    public static Builder of(String symbol, Side side) {
        return new Builder().symbol(symbol).side(side);
    }

    /** This recommendation executed at that moment; itself where it is executed already. @throws InvalidRequestException if it is settled otherwise */
    public Recommendation asExecuted(Instant at) {
        return settled(RecommendationStatus.EXECUTED)
                ? this
                : toBuilder()
                        .status(RecommendationStatus.EXECUTED)
                        .executedAt(at)
                        .build();
    }

    /** This recommendation dismissed at that moment; itself where it is dismissed already. @throws InvalidRequestException if it is settled otherwise */
    public Recommendation asDismissed(Instant at) {
        return settled(RecommendationStatus.DISMISSED)
                ? this
                : toBuilder()
                        .status(RecommendationStatus.DISMISSED)
                        .dismissedAt(at)
                        .build();
    }

    /** This recommendation failed; itself where it has failed already. @throws InvalidRequestException if it is settled otherwise */
    public Recommendation asFailed() {
        return settled(RecommendationStatus.FAILED)
                ? this
                : toBuilder().status(RecommendationStatus.FAILED).build();
    }

    private boolean settled(RecommendationStatus wanted) {
        if (status != RecommendationStatus.PENDING && status != wanted) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot settle a recommendation: it is no longer pending",
                    "id",
                    id,
                    "status",
                    status,
                    "wanted",
                    wanted));
        }
        return status == wanted;
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.symbol = symbol;
        builder.side = side;
        builder.quantity = quantity;
        builder.price = price;
        builder.name = name;
        builder.currency = currency;
        builder.reason = reason;
        builder.priority = priority;
        builder.score = score;
        builder.scoreBefore = scoreBefore;
        builder.scoreAfter = scoreAfter;
        builder.portfolioHash = portfolioHash;
        builder.status = status;
        builder.createdAt = createdAt;
        builder.executedAt = executedAt;
        builder.dismissedAt = dismissedAt;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a recommendation; what is not said follows: a time-ordered id, status PENDING. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String symbol;
        private @Nullable Side side;
        private @Nullable BigDecimal quantity;
        private @Nullable BigDecimal price;
        private @Nullable String name;
        private @Nullable String currency;
        private @Nullable String reason;
        private @Nullable Double priority;
        private @Nullable Double score;
        private @Nullable Double scoreBefore;
        private @Nullable Double scoreAfter;
        private @Nullable String portfolioHash;
        private RecommendationStatus status = RecommendationStatus.PENDING;
        private @Nullable Instant createdAt;
        private @Nullable Instant executedAt;
        private @Nullable Instant dismissedAt;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder side(Side value) {
            side = value;
            return this;
        }

        public Builder quantity(BigDecimal value) {
            quantity = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder quantity(String value) {
            quantity = new BigDecimal(value);
            return this;
        }

        public Builder price(@Nullable BigDecimal value) {
            price = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder price(String value) {
            price = new BigDecimal(value);
            return this;
        }

        public Builder name(@Nullable String value) {
            name = value;
            return this;
        }

        public Builder currency(@Nullable String value) {
            currency = value;
            return this;
        }

        public Builder reason(String value) {
            reason = value;
            return this;
        }

        public Builder priority(@Nullable Double value) {
            priority = value;
            return this;
        }

        public Builder score(@Nullable Double value) {
            score = value;
            return this;
        }

        public Builder scoreBefore(@Nullable Double value) {
            scoreBefore = value;
            return this;
        }

        public Builder scoreAfter(@Nullable Double value) {
            scoreAfter = value;
            return this;
        }

        public Builder portfolioHash(String value) {
            portfolioHash = value;
            return this;
        }

        public Builder status(RecommendationStatus value) {
            status = value;
            return this;
        }

        public Builder createdAt(Instant value) {
            createdAt = value;
            return this;
        }

        public Builder executedAt(@Nullable Instant value) {
            executedAt = value;
            return this;
        }

        public Builder dismissedAt(@Nullable Instant value) {
            dismissedAt = value;
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
        public Recommendation build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new Recommendation(
                    required(id, "id"),
                    required(symbol, "symbol"),
                    required(side, "side"),
                    required(quantity, "quantity"),
                    price,
                    name,
                    currency,
                    required(reason, "reason"),
                    priority,
                    score,
                    scoreBefore,
                    scoreAfter,
                    required(portfolioHash, "portfolio_hash"),
                    status,
                    required(createdAt, "created_at"),
                    executedAt,
                    dismissedAt,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a recommendation: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
