package org.tradingstore.ledger;

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
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * An order and how far it is filled. Audited: every state that it was in is kept. <em>Immutable.</em>
 *
 * @param quantity above zero, in units of the symbol
 * @param filledQuantity from zero to the quantity
 * @param limitPrice per unit, in {@code currency}
 * @param stopPrice per unit, in {@code currency}
 * @param timeInForce as the venue names it, such as {@code GTC}
 * @param externalId its id at the venue; unique with it
 * @param attributes JSON
 */
public record Order(
        UUID id,
        String symbol,
        Side side,
        OrderType type,
        BigDecimal quantity,
        BigDecimal filledQuantity,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        @Nullable String timeInForce,
        OrderStatus status,
        String currency,
        @Nullable String venue,
        @Nullable String externalId,
        Instant placedAt,
        @Nullable UUID signalId,
        @Nullable String strategy,
        @Nullable String reason,
        @Nullable String attributes) {
    private static final RecordType.Builder<Order> SCHEMA = RecordType.describe(Order.class, "order");

    public static final UuidField<Order> ID = SCHEMA.uuid("id", Order::id);
    public static final TextField<Order> SYMBOL = SCHEMA.text("symbol", Order::symbol);
    public static final EnumField<Order, Side> SIDE = SCHEMA.enumeration("side", Side.class, Order::side);
    public static final EnumField<Order, OrderType> ORDER_TYPE =
            SCHEMA.enumeration("type", OrderType.class, Order::type);
    public static final DecimalField<Order> QUANTITY = SCHEMA.decimal("quantity", Order::quantity);
    public static final DecimalField<Order> FILLED_QUANTITY = SCHEMA.decimal("filled_quantity", Order::filledQuantity);
    public static final DecimalField<Order> LIMIT_PRICE = SCHEMA.optional().decimal("limit_price", Order::limitPrice);
    public static final DecimalField<Order> STOP_PRICE = SCHEMA.optional().decimal("stop_price", Order::stopPrice);
    public static final TextField<Order> TIME_IN_FORCE = SCHEMA.optional().text("time_in_force", Order::timeInForce);
    public static final EnumField<Order, OrderStatus> STATUS =
            SCHEMA.enumeration("status", OrderStatus.class, Order::status);
    public static final TextField<Order> CURRENCY = SCHEMA.text("currency", Order::currency);
    public static final TextField<Order> VENUE = SCHEMA.optional().text("venue", Order::venue);
    public static final TextField<Order> EXTERNAL_ID = SCHEMA.optional().text("external_id", Order::externalId);
    public static final InstantField<Order> PLACED_AT = SCHEMA.instant("placed_at", Order::placedAt);
    public static final UuidField<Order> SIGNAL_ID = SCHEMA.optional().uuid("signal_id", Order::signalId);
    public static final TextField<Order> STRATEGY = SCHEMA.optional().text("strategy", Order::strategy);
    public static final TextField<Order> REASON = SCHEMA.optional().text("reason", Order::reason);
    public static final JsonField<Order> ATTRIBUTES = SCHEMA.optional().json("attributes", Order::attributes);

    public static final AuditedType<Order, UUID> TYPE = SCHEMA.audited()
            .key(ID)
            .uniqueWhenPresent(VENUE, EXTERNAL_ID)
            .index(STATUS, PLACED_AT)
            .index(SYMBOL, PLACED_AT)
            .index(PLACED_AT)
            .index(SIGNAL_ID, PLACED_AT)
            .build(row -> new Order(
                    ID.read(row),
                    SYMBOL.read(row),
                    SIDE.read(row),
                    ORDER_TYPE.read(row),
                    QUANTITY.read(row),
                    FILLED_QUANTITY.read(row),
                    LIMIT_PRICE.readOrNull(row),
                    STOP_PRICE.readOrNull(row),
                    TIME_IN_FORCE.readOrNull(row),
                    STATUS.read(row),
                    CURRENCY.read(row),
                    VENUE.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row),
                    PLACED_AT.read(row),
                    SIGNAL_ID.readOrNull(row),
                    STRATEGY.readOrNull(row),
                    REASON.readOrNull(row),
                    ATTRIBUTES.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a quantity not above zero, more filled than ordered, or an external id without a venue. */
    public Order {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(type, "type");
        quantity = Canonical.decimal(Objects.requireNonNull(quantity, "quantity"));
        filledQuantity = Canonical.decimal(Objects.requireNonNull(filledQuantity, "filledQuantity"));
        limitPrice = Canonical.decimalOrNull(limitPrice);
        stopPrice = Canonical.decimalOrNull(stopPrice);
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(currency, "currency");
        placedAt = Canonical.instant(Objects.requireNonNull(placedAt, "placedAt"));
        require(quantity.signum() > 0, "quantity", "the quantity is not above zero", quantity);
        require(
                filledQuantity.signum() >= 0 && filledQuantity.compareTo(quantity) <= 0,
                "filled_quantity",
                "the filled quantity is below zero or above the quantity",
                filledQuantity);
        require(
                externalId == null || venue != null,
                "external_id",
                "an external id needs the venue that gave it",
                externalId);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component, ErrorText.of("Cannot make an order: " + reason, "component", component, "value", value));
        }
    }

    /** Begins an order to buy {@code symbol}. */
    public static Builder buy(String symbol) {
        return new Builder().symbol(symbol).side(Side.BUY);
    }

    /** Begins an order to sell {@code symbol}. */
    public static Builder sell(String symbol) {
        return new Builder().symbol(symbol).side(Side.SELL);
    }

    /**
     * The order after a further fill of {@code filled} units: FILLED when nothing is left, else PARTIALLY_FILLED.
     *
     * @throws InvalidRecordException if it is not above zero, or more than what is left
     */
    public Order filledBy(BigDecimal filled) {
        require(filled.signum() > 0, "filled_quantity", "a fill is not above zero", filled);
        BigDecimal sum = filledQuantity.add(filled);
        OrderStatus next = sum.compareTo(quantity) >= 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        return toBuilder().filledQuantity(sum).status(next).build();
    }

    /** The order in another status. */
    public Order withStatus(OrderStatus next) {
        return toBuilder().status(next).build();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.symbol = symbol;
        builder.side = side;
        builder.type = type;
        builder.quantity = quantity;
        builder.filledQuantity = filledQuantity;
        builder.limitPrice = limitPrice;
        builder.stopPrice = stopPrice;
        builder.timeInForce = timeInForce;
        builder.status = status;
        builder.currency = currency;
        builder.venue = venue;
        builder.externalId = externalId;
        builder.placedAt = placedAt;
        builder.signalId = signalId;
        builder.strategy = strategy;
        builder.reason = reason;
        builder.attributes = attributes;
        return builder;
    }

    /** Makes an order. What is not said follows: a time-ordered id, type MARKET, status NEW, nothing filled. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String symbol;
        private @Nullable Side side;
        private @Nullable OrderType type;
        private @Nullable BigDecimal quantity;
        private @Nullable BigDecimal filledQuantity;
        private @Nullable BigDecimal limitPrice;
        private @Nullable BigDecimal stopPrice;
        private @Nullable String timeInForce;
        private @Nullable OrderStatus status;
        private @Nullable String currency;
        private @Nullable String venue;
        private @Nullable String externalId;
        private @Nullable Instant placedAt;
        private @Nullable UUID signalId;
        private @Nullable String strategy;
        private @Nullable String reason;
        private @Nullable String attributes;

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

        public Builder type(OrderType value) {
            type = value;
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

        public Builder filledQuantity(BigDecimal value) {
            filledQuantity = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder filledQuantity(String value) {
            filledQuantity = new BigDecimal(value);
            return this;
        }

        public Builder limitPrice(@Nullable BigDecimal value) {
            limitPrice = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder limitPrice(String value) {
            limitPrice = new BigDecimal(value);
            return this;
        }

        public Builder stopPrice(@Nullable BigDecimal value) {
            stopPrice = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder stopPrice(String value) {
            stopPrice = new BigDecimal(value);
            return this;
        }

        public Builder timeInForce(@Nullable String value) {
            timeInForce = value;
            return this;
        }

        public Builder status(OrderStatus value) {
            status = value;
            return this;
        }

        public Builder currency(String value) {
            currency = value;
            return this;
        }

        public Builder venue(@Nullable String value) {
            venue = value;
            return this;
        }

        public Builder externalId(@Nullable String value) {
            externalId = value;
            return this;
        }

        public Builder placedAt(Instant value) {
            placedAt = value;
            return this;
        }

        public Builder signalId(@Nullable UUID value) {
            signalId = value;
            return this;
        }

        public Builder strategy(@Nullable String value) {
            strategy = value;
            return this;
        }

        public Builder reason(@Nullable String value) {
            reason = value;
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
        public Order build() {
            UUID id = this.id == null ? RecordIds.timeOrdered() : this.id;
            OrderType type = this.type == null ? OrderType.MARKET : this.type;
            OrderStatus status = this.status == null ? OrderStatus.NEW : this.status;
            BigDecimal filledQuantity = this.filledQuantity == null ? BigDecimal.ZERO : this.filledQuantity;
            return new Order(
                    required(id, "id"),
                    required(symbol, "symbol"),
                    required(side, "side"),
                    required(type, "type"),
                    required(quantity, "quantity"),
                    required(filledQuantity, "filled_quantity"),
                    limitPrice,
                    stopPrice,
                    timeInForce,
                    required(status, "status"),
                    required(currency, "currency"),
                    venue,
                    externalId,
                    required(placedAt, "placed_at"),
                    signalId,
                    strategy,
                    reason,
                    attributes);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make an order: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
