package org.tradingstore.portfolio;

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
import org.tradingstore.schema.Key;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * What a book held of a symbol on one side at one moment. Never changed. <em>Immutable.</em>
 *
 * @param takenAt the moment; holdings of one moment share it
 * @param quantity not below zero, in units of the symbol
 * @param averagePrice per unit
 * @param currentPrice per unit, at that moment
 * @param unrealizedPnl signed, at {@code currentPrice}
 */
public record Holding(
        String symbol,
        PositionSide side,
        Instant takenAt,
        BigDecimal quantity,
        BigDecimal averagePrice,
        BigDecimal currentPrice,
        BigDecimal unrealizedPnl,
        @Nullable UUID entrySignalId,
        @Nullable UUID entryTradeId) {
    private static final RecordType.Builder<Holding> SCHEMA = RecordType.describe(Holding.class, "holding");

    public static final TextField<Holding> SYMBOL = SCHEMA.text("symbol", Holding::symbol);
    public static final EnumField<Holding, PositionSide> SIDE =
            SCHEMA.enumeration("side", PositionSide.class, Holding::side);
    public static final InstantField<Holding> TAKEN_AT = SCHEMA.instant("taken_at", Holding::takenAt);
    public static final DecimalField<Holding> QUANTITY = SCHEMA.decimal("quantity", Holding::quantity);
    public static final DecimalField<Holding> AVERAGE_PRICE = SCHEMA.decimal("average_price", Holding::averagePrice);
    public static final DecimalField<Holding> CURRENT_PRICE = SCHEMA.decimal("current_price", Holding::currentPrice);
    public static final DecimalField<Holding> UNREALIZED_PNL = SCHEMA.decimal("unrealized_pnl", Holding::unrealizedPnl);
    public static final UuidField<Holding> ENTRY_SIGNAL_ID =
            SCHEMA.optional().uuid("entry_signal_id", Holding::entrySignalId);
    public static final UuidField<Holding> ENTRY_TRADE_ID =
            SCHEMA.optional().uuid("entry_trade_id", Holding::entryTradeId);

    public static final AppendType<Holding, HoldingKey> TYPE = SCHEMA.appendOnly()
            .key(Key.of(
                    SYMBOL, HoldingKey::symbol, SIDE, HoldingKey::side, TAKEN_AT, HoldingKey::takenAt, HoldingKey::new))
            .index(TAKEN_AT, SYMBOL)
            .index(SYMBOL, TAKEN_AT)
            .build(row -> new Holding(
                    SYMBOL.read(row),
                    SIDE.read(row),
                    TAKEN_AT.read(row),
                    QUANTITY.read(row),
                    AVERAGE_PRICE.read(row),
                    CURRENT_PRICE.read(row),
                    UNREALIZED_PNL.read(row),
                    ENTRY_SIGNAL_ID.readOrNull(row),
                    ENTRY_TRADE_ID.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a quantity below zero. */
    public Holding {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        takenAt = Canonical.instant(Objects.requireNonNull(takenAt, "takenAt"));
        quantity = Canonical.decimal(Objects.requireNonNull(quantity, "quantity"));
        averagePrice = Canonical.decimal(Objects.requireNonNull(averagePrice, "averagePrice"));
        currentPrice = Canonical.decimal(Objects.requireNonNull(currentPrice, "currentPrice"));
        unrealizedPnl = Canonical.decimal(Objects.requireNonNull(unrealizedPnl, "unrealizedPnl"));
        require(
                quantity.signum() >= 0,
                "quantity",
                "the quantity is below zero: a short holding has its own side",
                quantity);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a holding: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a holding. */
    public static Builder of(String symbol, PositionSide side) {
        return new Builder().symbol(symbol).side(side);
    }

    /**
     * What {@code position} was at {@code takenAt}.
     *
     * @throws InvalidRecordException if the position has no current price
     */
    public static Holding of(Position position, Instant takenAt) {
        Position priced =
                position.currentPrice() == null ? position : position.withCurrentPrice(position.currentPrice());
        return of(position.symbol(), position.side())
                .takenAt(takenAt)
                .quantity(position.quantity())
                .averagePrice(position.averagePrice())
                .currentPrice(Builder.required(priced.currentPrice(), "current_price"))
                .unrealizedPnl(Builder.required(priced.unrealizedPnl(), "unrealized_pnl"))
                .entrySignalId(position.entrySignalId())
                .entryTradeId(position.entryTradeId())
                .build();
    }

    public HoldingKey key() {
        return new HoldingKey(symbol, side, takenAt);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.symbol = symbol;
        builder.side = side;
        builder.takenAt = takenAt;
        builder.quantity = quantity;
        builder.averagePrice = averagePrice;
        builder.currentPrice = currentPrice;
        builder.unrealizedPnl = unrealizedPnl;
        builder.entrySignalId = entrySignalId;
        builder.entryTradeId = entryTradeId;
        return builder;
    }

    /** Makes a holding. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String symbol;
        private @Nullable PositionSide side;
        private @Nullable Instant takenAt;
        private @Nullable BigDecimal quantity;
        private @Nullable BigDecimal averagePrice;
        private @Nullable BigDecimal currentPrice;
        private @Nullable BigDecimal unrealizedPnl;
        private @Nullable UUID entrySignalId;
        private @Nullable UUID entryTradeId;

        private Builder() {}

        public Builder symbol(String value) {
            symbol = value;
            return this;
        }

        public Builder side(PositionSide value) {
            side = value;
            return this;
        }

        public Builder takenAt(Instant value) {
            takenAt = value;
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

        public Builder currentPrice(BigDecimal value) {
            currentPrice = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder currentPrice(String value) {
            currentPrice = new BigDecimal(value);
            return this;
        }

        public Builder unrealizedPnl(BigDecimal value) {
            unrealizedPnl = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder unrealizedPnl(String value) {
            unrealizedPnl = new BigDecimal(value);
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

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public Holding build() {
            return new Holding(
                    required(symbol, "symbol"),
                    required(side, "side"),
                    required(takenAt, "taken_at"),
                    required(quantity, "quantity"),
                    required(averagePrice, "average_price"),
                    required(currentPrice, "current_price"),
                    required(unrealizedPnl, "unrealized_pnl"),
                    entrySignalId,
                    entryTradeId);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a holding: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
