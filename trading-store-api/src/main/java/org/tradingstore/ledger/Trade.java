package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
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
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.UuidField;
import org.tradingstore.schema.WholeField;

/**
 * A fill: one execution that bought or sold. Never changed; corrected by a reversal. <em>Immutable.</em>
 *
 * @param id unique within the book
 * @param quantity above zero, in units of the symbol
 * @param price per unit, in {@code currency}, not below zero
 * @param grossValue quantity by price, and by the multiplier of a contract; in {@code currency}
 * @param fee in {@code feeCurrency}, or in {@code currency} where that is absent; absent is not zero
 * @param netValue what the cash changed by, not signed: gross value plus fee when bought, less fee when sold
 * @param executedAt when it was executed
 * @param externalId its id at the venue; unique with venue and correction
 * @param correction 0, or which replacement of the trade with the same venue and external id it is
 * @param strategies names of the strategies that wanted it
 * @param realizedPnl as the source reported it; the store computes its own
 * @param rateToBase from {@code currency} to the base currency of the account
 * @param dividendId the dividend that it reinvests
 * @param attributes JSON
 * @param reverses the trade that it takes back
 */
public record Trade(
        UUID id,
        String symbol,
        Side side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal grossValue,
        @Nullable BigDecimal fee,
        @Nullable String feeCurrency,
        BigDecimal netValue,
        String currency,
        Instant executedAt,
        @Nullable String venue,
        @Nullable String externalId,
        long correction,
        @Nullable UUID orderId,
        @Nullable UUID signalId,
        @Nullable UUID bucketId,
        List<String> strategies,
        @Nullable BigDecimal realizedPnl,
        @Nullable BigDecimal realizedPnlPercent,
        @Nullable BigDecimal balanceBefore,
        @Nullable BigDecimal balanceAfter,
        @Nullable BigDecimal rateToBase,
        @Nullable BigDecimal amountInBase,
        @Nullable UUID dividendId,
        @Nullable String reason,
        @Nullable String attributes,
        @Nullable UUID reverses) {
    private static final RecordType.Builder<Trade> SCHEMA = RecordType.describe(Trade.class, "trade");

    public static final UuidField<Trade> ID = SCHEMA.uuid("id", Trade::id);
    public static final TextField<Trade> SYMBOL = SCHEMA.text("symbol", Trade::symbol);
    public static final EnumField<Trade, Side> SIDE = SCHEMA.enumeration("side", Side.class, Trade::side);
    public static final DecimalField<Trade> QUANTITY = SCHEMA.decimal("quantity", Trade::quantity);
    public static final DecimalField<Trade> PRICE = SCHEMA.decimal("price", Trade::price);
    public static final DecimalField<Trade> GROSS_VALUE = SCHEMA.decimal("gross_value", Trade::grossValue);
    public static final DecimalField<Trade> FEE = SCHEMA.optional().decimal("fee", Trade::fee);
    public static final TextField<Trade> FEE_CURRENCY = SCHEMA.optional().text("fee_currency", Trade::feeCurrency);
    public static final DecimalField<Trade> NET_VALUE = SCHEMA.decimal("net_value", Trade::netValue);
    public static final TextField<Trade> CURRENCY = SCHEMA.text("currency", Trade::currency);
    public static final InstantField<Trade> EXECUTED_AT = SCHEMA.instant("executed_at", Trade::executedAt);
    public static final TextField<Trade> VENUE = SCHEMA.optional().text("venue", Trade::venue);
    public static final TextField<Trade> EXTERNAL_ID = SCHEMA.optional().text("external_id", Trade::externalId);
    public static final WholeField<Trade> CORRECTION = SCHEMA.whole("correction", Trade::correction);
    public static final UuidField<Trade> ORDER_ID = SCHEMA.optional().uuid("order_id", Trade::orderId);
    public static final UuidField<Trade> SIGNAL_ID = SCHEMA.optional().uuid("signal_id", Trade::signalId);
    public static final UuidField<Trade> BUCKET_ID = SCHEMA.optional().uuid("bucket_id", Trade::bucketId);
    public static final TextListField<Trade> STRATEGIES = SCHEMA.textList("strategies", Trade::strategies);
    public static final DecimalField<Trade> REALIZED_PNL =
            SCHEMA.optional().decimal("realized_pnl", Trade::realizedPnl);
    public static final DecimalField<Trade> REALIZED_PNL_PERCENT =
            SCHEMA.optional().decimal("realized_pnl_percent", Trade::realizedPnlPercent);
    public static final DecimalField<Trade> BALANCE_BEFORE =
            SCHEMA.optional().decimal("balance_before", Trade::balanceBefore);
    public static final DecimalField<Trade> BALANCE_AFTER =
            SCHEMA.optional().decimal("balance_after", Trade::balanceAfter);
    public static final DecimalField<Trade> RATE_TO_BASE = SCHEMA.optional().decimal("rate_to_base", Trade::rateToBase);
    public static final DecimalField<Trade> AMOUNT_IN_BASE =
            SCHEMA.optional().decimal("amount_in_base", Trade::amountInBase);
    public static final UuidField<Trade> DIVIDEND_ID = SCHEMA.optional().uuid("dividend_id", Trade::dividendId);
    public static final TextField<Trade> REASON = SCHEMA.optional().text("reason", Trade::reason);
    public static final JsonField<Trade> ATTRIBUTES = SCHEMA.optional().json("attributes", Trade::attributes);
    public static final UuidField<Trade> REVERSES = SCHEMA.optional().uuid("reverses", Trade::reverses);

    public static final AppendType<Trade, UUID> TYPE = SCHEMA.appendOnly()
            .key(ID)
            .uniqueWhenPresent(VENUE, EXTERNAL_ID, CORRECTION)
            .uniqueWhenPresent(REVERSES)
            .index(EXECUTED_AT)
            .index(SYMBOL, EXECUTED_AT)
            .index(SIDE, EXECUTED_AT)
            .index(STRATEGIES, EXECUTED_AT)
            .index(ORDER_ID, EXECUTED_AT)
            .index(SIGNAL_ID, EXECUTED_AT)
            .index(BUCKET_ID, EXECUTED_AT)
            .build(row -> new Trade(
                    ID.read(row),
                    SYMBOL.read(row),
                    SIDE.read(row),
                    QUANTITY.read(row),
                    PRICE.read(row),
                    GROSS_VALUE.read(row),
                    FEE.readOrNull(row),
                    FEE_CURRENCY.readOrNull(row),
                    NET_VALUE.read(row),
                    CURRENCY.read(row),
                    EXECUTED_AT.read(row),
                    VENUE.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row),
                    CORRECTION.read(row),
                    ORDER_ID.readOrNull(row),
                    SIGNAL_ID.readOrNull(row),
                    BUCKET_ID.readOrNull(row),
                    STRATEGIES.read(row),
                    REALIZED_PNL.readOrNull(row),
                    REALIZED_PNL_PERCENT.readOrNull(row),
                    BALANCE_BEFORE.readOrNull(row),
                    BALANCE_AFTER.readOrNull(row),
                    RATE_TO_BASE.readOrNull(row),
                    AMOUNT_IN_BASE.readOrNull(row),
                    DIVIDEND_ID.readOrNull(row),
                    REASON.readOrNull(row),
                    ATTRIBUTES.readOrNull(row),
                    REVERSES.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a quantity not above zero, a price below zero, or an external id without a venue. */
    public Trade {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        quantity = Canonical.decimal(Objects.requireNonNull(quantity, "quantity"));
        price = Canonical.decimal(Objects.requireNonNull(price, "price"));
        grossValue = Canonical.decimal(Objects.requireNonNull(grossValue, "grossValue"));
        fee = Canonical.decimalOrNull(fee);
        netValue = Canonical.decimal(Objects.requireNonNull(netValue, "netValue"));
        Objects.requireNonNull(currency, "currency");
        executedAt = Canonical.instant(Objects.requireNonNull(executedAt, "executedAt"));
        strategies = Canonical.list(Objects.requireNonNull(strategies, "strategies"));
        realizedPnl = Canonical.decimalOrNull(realizedPnl);
        realizedPnlPercent = Canonical.decimalOrNull(realizedPnlPercent);
        balanceBefore = Canonical.decimalOrNull(balanceBefore);
        balanceAfter = Canonical.decimalOrNull(balanceAfter);
        rateToBase = Canonical.decimalOrNull(rateToBase);
        amountInBase = Canonical.decimalOrNull(amountInBase);
        require(quantity.signum() > 0, "quantity", "the quantity is not above zero", quantity);
        require(price.signum() >= 0, "price", "the price is below zero", price);
        require(correction >= 0, "correction", "the number of a correction is below zero", correction);
        require(
                externalId == null || venue != null,
                "external_id",
                "an external id needs the venue that gave it",
                externalId);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component, ErrorText.of("Cannot make a trade: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a trade that bought {@code symbol}. */
    public static Builder buy(String symbol) {
        return new Builder().symbol(symbol).side(Side.BUY);
    }

    /** Begins a trade that sold {@code symbol}. */
    public static Builder sell(String symbol) {
        return new Builder().symbol(symbol).side(Side.SELL);
    }

    /** The currency of the fee: its own, or the trade's where none is named. */
    public String currencyOfFee() {
        return feeCurrency == null ? currency : feeCurrency;
    }

    /**
     * The trade that takes this one back: all of its components but id, reverses, reason and external id. Its id follows from this
     * one's, so that making it twice gives the same record.
     */
    public Trade reversal(String why) {
        return toBuilder()
                .id(RecordIds.derived("trade", "reversal", id.toString()))
                .externalId(null)
                .reason(why)
                .reverses(id)
                .build();
    }

    /** The same record, to be changed in parts. Gross and net value stay as they are unless they are set, or set to null to follow. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.symbol = symbol;
        builder.side = side;
        builder.quantity = quantity;
        builder.price = price;
        builder.grossValue = grossValue;
        builder.fee = fee;
        builder.feeCurrency = feeCurrency;
        builder.netValue = netValue;
        builder.currency = currency;
        builder.executedAt = executedAt;
        builder.venue = venue;
        builder.externalId = externalId;
        builder.correction = correction;
        builder.orderId = orderId;
        builder.signalId = signalId;
        builder.bucketId = bucketId;
        builder.strategies = strategies;
        builder.realizedPnl = realizedPnl;
        builder.realizedPnlPercent = realizedPnlPercent;
        builder.balanceBefore = balanceBefore;
        builder.balanceAfter = balanceAfter;
        builder.rateToBase = rateToBase;
        builder.amountInBase = amountInBase;
        builder.dividendId = dividendId;
        builder.reason = reason;
        builder.attributes = attributes;
        builder.reverses = reverses;
        return builder;
    }

    /** Makes a trade. What is not said follows: a time-ordered id, the gross value as quantity by price, the net value as gross plus or less the fee. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String symbol;
        private @Nullable Side side;
        private @Nullable BigDecimal quantity;
        private @Nullable BigDecimal price;
        private @Nullable BigDecimal grossValue;
        private @Nullable BigDecimal fee;
        private @Nullable String feeCurrency;
        private @Nullable BigDecimal netValue;
        private @Nullable String currency;
        private @Nullable Instant executedAt;
        private @Nullable String venue;
        private @Nullable String externalId;
        private long correction;
        private @Nullable UUID orderId;
        private @Nullable UUID signalId;
        private @Nullable UUID bucketId;
        private List<String> strategies = List.of();
        private @Nullable BigDecimal realizedPnl;
        private @Nullable BigDecimal realizedPnlPercent;
        private @Nullable BigDecimal balanceBefore;
        private @Nullable BigDecimal balanceAfter;
        private @Nullable BigDecimal rateToBase;
        private @Nullable BigDecimal amountInBase;
        private @Nullable UUID dividendId;
        private @Nullable String reason;
        private @Nullable String attributes;
        private @Nullable UUID reverses;

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

        public Builder price(BigDecimal value) {
            price = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder price(String value) {
            price = new BigDecimal(value);
            return this;
        }

        /** Null where it is to follow from the others. */
        public Builder grossValue(@Nullable BigDecimal value) {
            grossValue = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder grossValue(String value) {
            grossValue = new BigDecimal(value);
            return this;
        }

        public Builder fee(@Nullable BigDecimal value) {
            fee = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder fee(String value) {
            fee = new BigDecimal(value);
            return this;
        }

        public Builder feeCurrency(@Nullable String value) {
            feeCurrency = value;
            return this;
        }

        /** Null where it is to follow from the others. */
        public Builder netValue(@Nullable BigDecimal value) {
            netValue = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder netValue(String value) {
            netValue = new BigDecimal(value);
            return this;
        }

        public Builder currency(String value) {
            currency = value;
            return this;
        }

        public Builder executedAt(Instant value) {
            executedAt = value;
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

        public Builder correction(long value) {
            correction = value;
            return this;
        }

        public Builder orderId(@Nullable UUID value) {
            orderId = value;
            return this;
        }

        public Builder signalId(@Nullable UUID value) {
            signalId = value;
            return this;
        }

        public Builder bucketId(@Nullable UUID value) {
            bucketId = value;
            return this;
        }

        public Builder strategies(List<String> value) {
            strategies = value;
            return this;
        }

        public Builder strategies(String... values) {
            strategies = List.of(values);
            return this;
        }

        public Builder realizedPnl(@Nullable BigDecimal value) {
            realizedPnl = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder realizedPnl(String value) {
            realizedPnl = new BigDecimal(value);
            return this;
        }

        public Builder realizedPnlPercent(@Nullable BigDecimal value) {
            realizedPnlPercent = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder realizedPnlPercent(String value) {
            realizedPnlPercent = new BigDecimal(value);
            return this;
        }

        public Builder balanceBefore(@Nullable BigDecimal value) {
            balanceBefore = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder balanceBefore(String value) {
            balanceBefore = new BigDecimal(value);
            return this;
        }

        public Builder balanceAfter(@Nullable BigDecimal value) {
            balanceAfter = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder balanceAfter(String value) {
            balanceAfter = new BigDecimal(value);
            return this;
        }

        public Builder rateToBase(@Nullable BigDecimal value) {
            rateToBase = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder rateToBase(String value) {
            rateToBase = new BigDecimal(value);
            return this;
        }

        public Builder amountInBase(@Nullable BigDecimal value) {
            amountInBase = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder amountInBase(String value) {
            amountInBase = new BigDecimal(value);
            return this;
        }

        public Builder dividendId(@Nullable UUID value) {
            dividendId = value;
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

        public Builder reverses(@Nullable UUID value) {
            reverses = value;
            return this;
        }

        private static final int VALUE_SCALE = 18;

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public Trade build() {
            // Locals, so that the builder can go on to another trade.
            UUID id = this.id == null ? RecordIds.timeOrdered() : this.id;
            BigDecimal grossValue = this.grossValue;
            if (grossValue == null && quantity != null && price != null) {
                grossValue = quantity.multiply(price).setScale(VALUE_SCALE, RoundingMode.HALF_EVEN);
            }
            BigDecimal netValue = this.netValue;
            if (netValue == null && grossValue != null && side != null) {
                boolean counted = fee != null && (feeCurrency == null || feeCurrency.equals(currency));
                BigDecimal cost = counted && fee != null ? fee : BigDecimal.ZERO;
                netValue = side == Side.BUY ? grossValue.add(cost) : grossValue.subtract(cost);
            }
            return new Trade(
                    id,
                    required(symbol, "symbol"),
                    required(side, "side"),
                    required(quantity, "quantity"),
                    required(price, "price"),
                    required(grossValue, "gross_value"),
                    fee,
                    feeCurrency,
                    required(netValue, "net_value"),
                    required(currency, "currency"),
                    required(executedAt, "executed_at"),
                    venue,
                    externalId,
                    correction,
                    orderId,
                    signalId,
                    bucketId,
                    strategies,
                    realizedPnl,
                    realizedPnlPercent,
                    balanceBefore,
                    balanceAfter,
                    rateToBase,
                    amountInBase,
                    dividendId,
                    reason,
                    attributes,
                    reverses);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a trade: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
