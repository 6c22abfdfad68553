package org.tradingstore.ledger;

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
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * Money that came in or went out other than by a trade. <em>Immutable.</em>
 *
 * @param amount signed: above zero came in
 * @param symbol what it was paid for, such as a share
 * @param externalId its id where it came from; unique in the book
 * @param amountInBase in the base currency of the account
 * @param attributes JSON
 * @param reverses the cash flow that it takes back; both count for nothing
 */
public record CashFlow(
        UUID id,
        CashFlowType type,
        BigDecimal amount,
        String currency,
        Instant occurredAt,
        @Nullable String symbol,
        @Nullable String externalId,
        @Nullable String description,
        @Nullable BigDecimal amountInBase,
        @Nullable String attributes,
        @Nullable String reason,
        @Nullable UUID reverses) {
    private static final RecordType.Builder<CashFlow> SCHEMA = RecordType.describe(CashFlow.class, "cash_flow");

    public static final UuidField<CashFlow> ID = SCHEMA.uuid("id", CashFlow::id);
    public static final EnumField<CashFlow, CashFlowType> FLOW_TYPE =
            SCHEMA.enumeration("type", CashFlowType.class, CashFlow::type);
    public static final DecimalField<CashFlow> AMOUNT = SCHEMA.decimal("amount", CashFlow::amount);
    public static final TextField<CashFlow> CURRENCY = SCHEMA.text("currency", CashFlow::currency);
    public static final InstantField<CashFlow> OCCURRED_AT = SCHEMA.instant("occurred_at", CashFlow::occurredAt);
    public static final TextField<CashFlow> SYMBOL = SCHEMA.optional().text("symbol", CashFlow::symbol);
    public static final TextField<CashFlow> EXTERNAL_ID = SCHEMA.optional().text("external_id", CashFlow::externalId);
    public static final TextField<CashFlow> DESCRIPTION = SCHEMA.optional().text("description", CashFlow::description);
    public static final DecimalField<CashFlow> AMOUNT_IN_BASE =
            SCHEMA.optional().decimal("amount_in_base", CashFlow::amountInBase);
    public static final JsonField<CashFlow> ATTRIBUTES = SCHEMA.optional().json("attributes", CashFlow::attributes);
    public static final TextField<CashFlow> REASON = SCHEMA.optional().text("reason", CashFlow::reason);
    public static final UuidField<CashFlow> REVERSES = SCHEMA.optional().uuid("reverses", CashFlow::reverses);

    public static final AppendType<CashFlow, UUID> TYPE = SCHEMA.appendOnly()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .uniqueWhenPresent(REVERSES)
            .index(OCCURRED_AT)
            .index(FLOW_TYPE, OCCURRED_AT)
            .index(SYMBOL, OCCURRED_AT)
            .build(row -> new CashFlow(
                    ID.read(row),
                    FLOW_TYPE.read(row),
                    AMOUNT.read(row),
                    CURRENCY.read(row),
                    OCCURRED_AT.read(row),
                    SYMBOL.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row),
                    DESCRIPTION.readOrNull(row),
                    AMOUNT_IN_BASE.readOrNull(row),
                    ATTRIBUTES.readOrNull(row),
                    REASON.readOrNull(row),
                    REVERSES.readOrNull(row)));

    /** Makes components canonical. */
    public CashFlow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        amount = Canonical.decimal(Objects.requireNonNull(amount, "amount"));
        Objects.requireNonNull(currency, "currency");
        occurredAt = Canonical.instant(Objects.requireNonNull(occurredAt, "occurredAt"));
        amountInBase = Canonical.decimalOrNull(amountInBase);
    }

    /** Begins a cash flow of a signed amount. */
    public static Builder of(CashFlowType type, BigDecimal amount, String currency, Instant occurredAt) {
        return new Builder().type(type).amount(amount).currency(currency).occurredAt(occurredAt);
    }

    /** Begins a cash flow of a signed amount given as text. */
    public static Builder of(CashFlowType type, String amount, String currency, Instant occurredAt) {
        return of(type, new BigDecimal(amount), currency, occurredAt);
    }

    /** The cash flow that takes this one back; its id follows from this one's. */
    public CashFlow reversal(String why) {
        return toBuilder()
                .id(RecordIds.derived("cash_flow", "reversal", id.toString()))
                .externalId(null)
                .reason(why)
                .reverses(id)
                .build();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.type = type;
        builder.amount = amount;
        builder.currency = currency;
        builder.occurredAt = occurredAt;
        builder.symbol = symbol;
        builder.externalId = externalId;
        builder.description = description;
        builder.amountInBase = amountInBase;
        builder.attributes = attributes;
        builder.reason = reason;
        builder.reverses = reverses;
        return builder;
    }

    /** Makes a cash flow; an id that is not given is a time-ordered one. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable CashFlowType type;
        private @Nullable BigDecimal amount;
        private @Nullable String currency;
        private @Nullable Instant occurredAt;
        private @Nullable String symbol;
        private @Nullable String externalId;
        private @Nullable String description;
        private @Nullable BigDecimal amountInBase;
        private @Nullable String attributes;
        private @Nullable String reason;
        private @Nullable UUID reverses;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder type(CashFlowType value) {
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

        public Builder symbol(@Nullable String value) {
            symbol = value;
            return this;
        }

        public Builder externalId(@Nullable String value) {
            externalId = value;
            return this;
        }

        public Builder description(@Nullable String value) {
            description = value;
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

        public Builder attributes(@Nullable String value) {
            attributes = value;
            return this;
        }

        public Builder reason(@Nullable String value) {
            reason = value;
            return this;
        }

        public Builder reverses(@Nullable UUID value) {
            reverses = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public CashFlow build() {
            UUID id = this.id == null ? RecordIds.timeOrdered() : this.id;
            return new CashFlow(
                    required(id, "id"),
                    required(type, "type"),
                    required(amount, "amount"),
                    required(currency, "currency"),
                    required(occurredAt, "occurred_at"),
                    symbol,
                    externalId,
                    description,
                    amountInBase,
                    attributes,
                    reason,
                    reverses);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a cash_flow: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
