package org.tradingstore.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * What a book holds of a symbol on one side. Audited: every state that it was in is kept. <em>Immutable.</em>
 *
 * @param quantity not below zero, in units of the symbol
 * @param averagePrice per unit, in {@code currency}
 * @param openedAt when it was opened
 * @param currentPrice per unit, when last looked at
 * @param unrealizedPnl in {@code currency}
 * @param targetPrice per unit
 * @param stopLoss per unit
 * @param attributes JSON
 */
public record Position(
        String symbol,
        PositionSide side,
        BigDecimal quantity,
        BigDecimal averagePrice,
        String currency,
        Instant openedAt,
        @Nullable BigDecimal currentPrice,
        @Nullable BigDecimal unrealizedPnl,
        @Nullable BigDecimal targetPrice,
        @Nullable BigDecimal stopLoss,
        @Nullable String strategy,
        @Nullable UUID entrySignalId,
        @Nullable UUID entryTradeId,
        @Nullable String reasoning,
        @Nullable String attributes) {
    private static final RecordType.Builder<Position> SCHEMA = RecordType.describe(Position.class, "position");

    public static final TextField<Position> SYMBOL = SCHEMA.text("symbol", Position::symbol);
    public static final EnumField<Position, PositionSide> SIDE =
            SCHEMA.enumeration("side", PositionSide.class, Position::side);
    public static final DecimalField<Position> QUANTITY = SCHEMA.decimal("quantity", Position::quantity);
    public static final DecimalField<Position> AVERAGE_PRICE = SCHEMA.decimal("average_price", Position::averagePrice);
    public static final TextField<Position> CURRENCY = SCHEMA.text("currency", Position::currency);
    public static final InstantField<Position> OPENED_AT = SCHEMA.instant("opened_at", Position::openedAt);
    public static final DecimalField<Position> CURRENT_PRICE =
            SCHEMA.optional().decimal("current_price", Position::currentPrice);
    public static final DecimalField<Position> UNREALIZED_PNL =
            SCHEMA.optional().decimal("unrealized_pnl", Position::unrealizedPnl);
    public static final DecimalField<Position> TARGET_PRICE =
            SCHEMA.optional().decimal("target_price", Position::targetPrice);
    public static final DecimalField<Position> STOP_LOSS = SCHEMA.optional().decimal("stop_loss", Position::stopLoss);
    public static final TextField<Position> STRATEGY = SCHEMA.optional().text("strategy", Position::strategy);
    public static final UuidField<Position> ENTRY_SIGNAL_ID =
            SCHEMA.optional().uuid("entry_signal_id", Position::entrySignalId);
    public static final UuidField<Position> ENTRY_TRADE_ID =
            SCHEMA.optional().uuid("entry_trade_id", Position::entryTradeId);
    public static final TextField<Position> REASONING = SCHEMA.optional().text("reasoning", Position::reasoning);
    public static final JsonField<Position> ATTRIBUTES = SCHEMA.optional().json("attributes", Position::attributes);

    public static final AuditedType<Position, PositionKey> TYPE = SCHEMA.audited()
            .key(Key.of(SYMBOL, PositionKey::symbol, SIDE, PositionKey::side, PositionKey::new))
            .index(STRATEGY)
            .build(row -> new Position(
                    SYMBOL.read(row),
                    SIDE.read(row),
                    QUANTITY.read(row),
                    AVERAGE_PRICE.read(row),
                    CURRENCY.read(row),
                    OPENED_AT.read(row),
                    CURRENT_PRICE.readOrNull(row),
                    UNREALIZED_PNL.readOrNull(row),
                    TARGET_PRICE.readOrNull(row),
                    STOP_LOSS.readOrNull(row),
                    STRATEGY.readOrNull(row),
                    ENTRY_SIGNAL_ID.readOrNull(row),
                    ENTRY_TRADE_ID.readOrNull(row),
                    REASONING.readOrNull(row),
                    ATTRIBUTES.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a quantity below zero. */
    public Position {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        quantity = Canonical.decimal(Objects.requireNonNull(quantity, "quantity"));
        averagePrice = Canonical.decimal(Objects.requireNonNull(averagePrice, "averagePrice"));
        Objects.requireNonNull(currency, "currency");
        openedAt = Canonical.instant(Objects.requireNonNull(openedAt, "openedAt"));
        currentPrice = Canonical.decimalOrNull(currentPrice);
        unrealizedPnl = Canonical.decimalOrNull(unrealizedPnl);
        targetPrice = Canonical.decimalOrNull(targetPrice);
        stopLoss = Canonical.decimalOrNull(stopLoss);
        require(
                quantity.signum() >= 0,
                "quantity",
                "the quantity is below zero: a short position has its own side",
                quantity);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a position: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a position. */
    public static Builder of(String symbol, PositionSide side) {
        return new Builder().symbol(symbol).side(side);
    }

    public PositionKey key() {
        return new PositionKey(symbol, side);
    }

    /** The position with another quantity. */
    public Position withQuantity(BigDecimal next) {
        return toBuilder().quantity(next).build();
    }

    /** The position at another price, with the profit or loss that is not realised at it. */
    public Position withCurrentPrice(BigDecimal next) {
        BigDecimal gain = next.subtract(averagePrice).multiply(quantity).setScale(VALUE_SCALE, RoundingMode.HALF_EVEN);
        return toBuilder()
                .currentPrice(next)
                .unrealizedPnl(side == PositionSide.LONG ? gain : gain.negate())
                .build();
    }

    private static final int VALUE_SCALE = 18;

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.symbol = symbol;
        builder.side = side;
        builder.quantity = quantity;
        builder.averagePrice = averagePrice;
        builder.currency = currency;
        builder.openedAt = openedAt;
        builder.currentPrice = currentPrice;
        builder.unrealizedPnl = unrealizedPnl;
        builder.targetPrice = targetPrice;
        builder.stopLoss = stopLoss;
        builder.strategy = strategy;
        builder.entrySignalId = entrySignalId;
        builder.entryTradeId = entryTradeId;
        builder.reasoning = reasoning;
        builder.attributes = attributes;
        return builder;
    }

    /** Makes a position. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String symbol;
        private @Nullable PositionSide side;
        private @Nullable BigDecimal quantity;
        private @Nullable BigDecimal averagePrice;
        private @Nullable String currency;
        private @Nullable Instant openedAt;
        private @Nullable BigDecimal currentPrice;
        private @Nullable BigDecimal unrealizedPnl;
        private @Nullable BigDecimal targetPrice;
        private @Nullable BigDecimal stopLoss;
        private @Nullable String strategy;
        private @Nullable UUID entrySignalId;
        private @Nullable UUID entryTradeId;
        private @Nullable String reasoning;
        private @Nullable String attributes;

        private Builder() {}

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder side(PositionSide value) {
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

        public Builder averagePrice(BigDecimal value) {
            averagePrice = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder averagePrice(String value) {
            averagePrice = new BigDecimal(value);
            return this;
        }

        public Builder currency(String value) {
            currency = value;
            return this;
        }

        public Builder openedAt(Instant value) {
            openedAt = value;
            return this;
        }

        public Builder currentPrice(@Nullable BigDecimal value) {
            currentPrice = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder currentPrice(String value) {
            currentPrice = new BigDecimal(value);
            return this;
        }

        public Builder unrealizedPnl(@Nullable BigDecimal value) {
            unrealizedPnl = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder unrealizedPnl(String value) {
            unrealizedPnl = new BigDecimal(value);
            return this;
        }

        public Builder targetPrice(@Nullable BigDecimal value) {
            targetPrice = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder targetPrice(String value) {
            targetPrice = new BigDecimal(value);
            return this;
        }

        public Builder stopLoss(@Nullable BigDecimal value) {
            stopLoss = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder stopLoss(String value) {
            stopLoss = new BigDecimal(value);
            return this;
        }

        public Builder strategy(@Nullable String value) {
            strategy = value;
            return this;
        }

        public Builder entrySignalId(@Nullable UUID value) {
            entrySignalId = value;
            return this;
        }

        public Builder entryTradeId(@Nullable UUID value) {
            entryTradeId = value;
            return this;
        }

        public Builder reasoning(@Nullable String value) {
            reasoning = value;
            return this;
        }

        public Builder attributes(@Nullable String value) {
            attributes = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public Position build() {
            return new Position(
                    required(symbol, "symbol"),
                    required(side, "side"),
                    required(quantity, "quantity"),
                    required(averagePrice, "average_price"),
                    required(currency, "currency"),
                    required(openedAt, "opened_at"),
                    currentPrice,
                    unrealizedPnl,
                    targetPrice,
                    stopLoss,
                    strategy,
                    entrySignalId,
                    entryTradeId,
                    reasoning,
                    attributes);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a position: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
