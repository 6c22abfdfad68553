package org.tradingstore.plays;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * What a play paid, received and earned. Audited: every state that it was in is kept. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param priceOpen of the underlying
 * @param priceClose of the underlying
 * @param premiumOpen per unit
 * @param premiumClose per unit
 * @param deltaOpen finite
 * @param thetaOpen finite
 * @param externalId its id where it came from; unique in the book
 */
public record PlayTrade(
        UUID id,
        UUID playId,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable BigDecimal priceOpen,
        @Nullable BigDecimal priceClose,
        @Nullable BigDecimal premiumOpen,
        @Nullable BigDecimal premiumClose,
        @Nullable Double deltaOpen,
        @Nullable Double thetaOpen,
        @Nullable String closeType,
        @Nullable String closeCondition,
        @Nullable BigDecimal profitLoss,
        @Nullable BigDecimal profitLossPercent,
        @Nullable String externalId) {
    private static final RecordType.Builder<PlayTrade> SCHEMA = RecordType.describe(PlayTrade.class, "play_trade");

    public static final UuidField<PlayTrade> ID = SCHEMA.uuid("id", PlayTrade::id);
    public static final UuidField<PlayTrade> PLAY_ID = SCHEMA.uuid("play_id", PlayTrade::playId);
    public static final InstantField<PlayTrade> OPENED_AT = SCHEMA.optional().instant("opened_at", PlayTrade::openedAt);
    public static final InstantField<PlayTrade> CLOSED_AT = SCHEMA.optional().instant("closed_at", PlayTrade::closedAt);
    public static final DecimalField<PlayTrade> PRICE_OPEN =
            SCHEMA.optional().decimal("price_open", PlayTrade::priceOpen);
    public static final DecimalField<PlayTrade> PRICE_CLOSE =
            SCHEMA.optional().decimal("price_close", PlayTrade::priceClose);
    public static final DecimalField<PlayTrade> PREMIUM_OPEN =
            SCHEMA.optional().decimal("premium_open", PlayTrade::premiumOpen);
    public static final DecimalField<PlayTrade> PREMIUM_CLOSE =
            SCHEMA.optional().decimal("premium_close", PlayTrade::premiumClose);
    public static final DoubleField<PlayTrade> DELTA_OPEN = SCHEMA.optional().real("delta_open", PlayTrade::deltaOpen);
    public static final DoubleField<PlayTrade> THETA_OPEN = SCHEMA.optional().real("theta_open", PlayTrade::thetaOpen);
    public static final TextField<PlayTrade> CLOSE_TYPE = SCHEMA.optional().text("close_type", PlayTrade::closeType);
    public static final TextField<PlayTrade> CLOSE_CONDITION =
            SCHEMA.optional().text("close_condition", PlayTrade::closeCondition);
    public static final DecimalField<PlayTrade> PROFIT_LOSS =
            SCHEMA.optional().decimal("profit_loss", PlayTrade::profitLoss);
    public static final DecimalField<PlayTrade> PROFIT_LOSS_PERCENT =
            SCHEMA.optional().decimal("profit_loss_percent", PlayTrade::profitLossPercent);
    public static final TextField<PlayTrade> EXTERNAL_ID = SCHEMA.optional().text("external_id", PlayTrade::externalId);

    public static final AuditedType<PlayTrade, UUID> TYPE = SCHEMA.audited()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .index(PLAY_ID, OPENED_AT)
            .index(CLOSED_AT)
            .references(PLAY_ID, Play.TYPE)
            .build(row -> new PlayTrade(
                    ID.read(row),
                    PLAY_ID.read(row),
                    OPENED_AT.readOrNull(row),
                    CLOSED_AT.readOrNull(row),
                    PRICE_OPEN.readOrNull(row),
                    PRICE_CLOSE.readOrNull(row),
                    PREMIUM_OPEN.readOrNull(row),
                    PREMIUM_CLOSE.readOrNull(row),
                    DELTA_OPEN.readOrNull(row),
                    THETA_OPEN.readOrNull(row),
                    CLOSE_TYPE.readOrNull(row),
                    CLOSE_CONDITION.readOrNull(row),
                    PROFIT_LOSS.readOrNull(row),
                    PROFIT_LOSS_PERCENT.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} where it was closed before it was opened. */
    public PlayTrade {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(playId, "playId");
        openedAt = Canonical.instantOrNull(openedAt);
        closedAt = Canonical.instantOrNull(closedAt);
        priceOpen = Canonical.decimalOrNull(priceOpen);
        priceClose = Canonical.decimalOrNull(priceClose);
        premiumOpen = Canonical.decimalOrNull(premiumOpen);
        premiumClose = Canonical.decimalOrNull(premiumClose);
        deltaOpen = Canonical.realOrNull(deltaOpen);
        thetaOpen = Canonical.realOrNull(thetaOpen);
        profitLoss = Canonical.decimalOrNull(profitLoss);
        profitLossPercent = Canonical.decimalOrNull(profitLossPercent);
        require(
                openedAt == null || closedAt == null || !closedAt.isBefore(openedAt),
                "closed_at",
                "it was closed before it was opened",
                closedAt);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a play trade: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a trade of a play. */
    public static Builder of(UUID playId) {
        return new Builder().playId(playId);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.playId = playId;
        builder.openedAt = openedAt;
        builder.closedAt = closedAt;
        builder.priceOpen = priceOpen;
        builder.priceClose = priceClose;
        builder.premiumOpen = premiumOpen;
        builder.premiumClose = premiumClose;
        builder.deltaOpen = deltaOpen;
        builder.thetaOpen = thetaOpen;
        builder.closeType = closeType;
        builder.closeCondition = closeCondition;
        builder.profitLoss = profitLoss;
        builder.profitLossPercent = profitLossPercent;
        builder.externalId = externalId;
        return builder;
    }

    /** Makes a play trade; what is not said follows: a time-ordered id. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable UUID playId;
        private @Nullable Instant openedAt;
        private @Nullable Instant closedAt;
        private @Nullable BigDecimal priceOpen;
        private @Nullable BigDecimal priceClose;
        private @Nullable BigDecimal premiumOpen;
        private @Nullable BigDecimal premiumClose;
        private @Nullable Double deltaOpen;
        private @Nullable Double thetaOpen;
        private @Nullable String closeType;
        private @Nullable String closeCondition;
        private @Nullable BigDecimal profitLoss;
        private @Nullable BigDecimal profitLossPercent;
        private @Nullable String externalId;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder playId(UUID value) {
            playId = value;
            return this;
        }

        public Builder openedAt(@Nullable Instant value) {
            openedAt = value;
            return this;
        }

        public Builder closedAt(@Nullable Instant value) {
            closedAt = value;
            return this;
        }

        public Builder priceOpen(@Nullable BigDecimal value) {
            priceOpen = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder priceOpen(String value) {
            priceOpen = new BigDecimal(value);
            return this;
        }

        public Builder priceClose(@Nullable BigDecimal value) {
            priceClose = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder priceClose(String value) {
            priceClose = new BigDecimal(value);
            return this;
        }

        public Builder premiumOpen(@Nullable BigDecimal value) {
            premiumOpen = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder premiumOpen(String value) {
            premiumOpen = new BigDecimal(value);
            return this;
        }

        public Builder premiumClose(@Nullable BigDecimal value) {
            premiumClose = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder premiumClose(String value) {
            premiumClose = new BigDecimal(value);
            return this;
        }

        public Builder deltaOpen(@Nullable Double value) {
            deltaOpen = value;
            return this;
        }

        public Builder thetaOpen(@Nullable Double value) {
            thetaOpen = value;
            return this;
        }

        public Builder closeType(@Nullable String value) {
            closeType = value;
            return this;
        }

        public Builder closeCondition(@Nullable String value) {
            closeCondition = value;
            return this;
        }

        public Builder profitLoss(@Nullable BigDecimal value) {
            profitLoss = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder profitLoss(String value) {
            profitLoss = new BigDecimal(value);
            return this;
        }

        public Builder profitLossPercent(@Nullable BigDecimal value) {
            profitLossPercent = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder profitLossPercent(String value) {
            profitLossPercent = new BigDecimal(value);
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
        public PlayTrade build() {
            id = id == null ? RecordIds.timeOrdered() : id;
            return new PlayTrade(
                    required(id, "id"),
                    required(playId, "play_id"),
                    openedAt,
                    closedAt,
                    priceOpen,
                    priceClose,
                    premiumOpen,
                    premiumClose,
                    deltaOpen,
                    thetaOpen,
                    closeType,
                    closeCondition,
                    profitLoss,
                    profitLossPercent,
                    externalId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a play trade: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
