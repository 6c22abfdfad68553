package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DateField;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/**
 * A dividend that was declared or paid. It moves no cash: its cash flow does. <em>Immutable.</em>
 *
 * @param amount before tax
 * @param paidOn the day of payment
 * @param exDate the first day without it
 * @param quantity the holding it was paid on
 * @param tax withheld
 * @param cashFlowId the cash flow that it came with
 * @param amountInBase in the base currency of the account
 * @param reverses the dividend that it takes back
 */
public record Dividend(
        UUID id,
        String symbol,
        BigDecimal amount,
        String currency,
        LocalDate paidOn,
        @Nullable LocalDate exDate,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal tax,
        @Nullable UUID cashFlowId,
        @Nullable BigDecimal amountInBase,
        @Nullable String externalId,
        @Nullable String reason,
        @Nullable UUID reverses) {
    private static final RecordType.Builder<Dividend> SCHEMA = RecordType.describe(Dividend.class, "dividend");

    public static final UuidField<Dividend> ID = SCHEMA.uuid("id", Dividend::id);
    public static final TextField<Dividend> SYMBOL = SCHEMA.text("symbol", Dividend::symbol);
    public static final DecimalField<Dividend> AMOUNT = SCHEMA.decimal("amount", Dividend::amount);
    public static final TextField<Dividend> CURRENCY = SCHEMA.text("currency", Dividend::currency);
    public static final DateField<Dividend> PAID_ON = SCHEMA.date("paid_on", Dividend::paidOn);
    public static final DateField<Dividend> EX_DATE = SCHEMA.optional().date("ex_date", Dividend::exDate);
    public static final DecimalField<Dividend> QUANTITY = SCHEMA.optional().decimal("quantity", Dividend::quantity);
    public static final DecimalField<Dividend> TAX = SCHEMA.optional().decimal("tax", Dividend::tax);
    public static final UuidField<Dividend> CASH_FLOW_ID = SCHEMA.optional().uuid("cash_flow_id", Dividend::cashFlowId);
    public static final DecimalField<Dividend> AMOUNT_IN_BASE =
            SCHEMA.optional().decimal("amount_in_base", Dividend::amountInBase);
    public static final TextField<Dividend> EXTERNAL_ID = SCHEMA.optional().text("external_id", Dividend::externalId);
    public static final TextField<Dividend> REASON = SCHEMA.optional().text("reason", Dividend::reason);
    public static final UuidField<Dividend> REVERSES = SCHEMA.optional().uuid("reverses", Dividend::reverses);

    public static final AppendType<Dividend, UUID> TYPE = SCHEMA.appendOnly()
            .key(ID)
            .uniqueWhenPresent(EXTERNAL_ID)
            .uniqueWhenPresent(REVERSES)
            .index(PAID_ON)
            .index(SYMBOL, PAID_ON)
            .build(row -> new Dividend(
                    ID.read(row),
                    SYMBOL.read(row),
                    AMOUNT.read(row),
                    CURRENCY.read(row),
                    PAID_ON.read(row),
                    EX_DATE.readOrNull(row),
                    QUANTITY.readOrNull(row),
                    TAX.readOrNull(row),
                    CASH_FLOW_ID.readOrNull(row),
                    AMOUNT_IN_BASE.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row),
                    REASON.readOrNull(row),
                    REVERSES.readOrNull(row)));

    /** Makes components canonical. */
    public Dividend {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(symbol, "symbol");
        amount = Canonical.decimal(Objects.requireNonNull(amount, "amount"));
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(paidOn, "paidOn");
        quantity = Canonical.decimalOrNull(quantity);
        tax = Canonical.decimalOrNull(tax);
        amountInBase = Canonical.decimalOrNull(amountInBase);
    }

    /** Begins a dividend. */
    public static Builder of(String symbol, BigDecimal amount, String currency, LocalDate paidOn) {
        return new Builder().symbol(symbol).amount(amount).currency(currency).paidOn(paidOn);
    }

    /** Begins a dividend of an amount given as text. */
    public static Builder of(String symbol, String amount, String currency, LocalDate paidOn) {
        return of(symbol, new BigDecimal(amount), currency, paidOn);
    }

    /** The dividend that takes this one back; its id follows from this one's. */
    public Dividend reversal(String why) {
        return toBuilder()
                .id(RecordIds.derived("dividend", "reversal", id.toString()))
                .externalId(null)
                .reason(why)
                .reverses(id)
                .build();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.symbol = symbol;
        builder.amount = amount;
        builder.currency = currency;
        builder.paidOn = paidOn;
        builder.exDate = exDate;
        builder.quantity = quantity;
        builder.tax = tax;
        builder.cashFlowId = cashFlowId;
        builder.amountInBase = amountInBase;
        builder.externalId = externalId;
        builder.reason = reason;
        builder.reverses = reverses;
        return builder;
    }

    /** Makes a dividend; an id that is not given is a time-ordered one. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable UUID id;
        private @Nullable String symbol;
        private @Nullable BigDecimal amount;
        private @Nullable String currency;
        private @Nullable LocalDate paidOn;
        private @Nullable LocalDate exDate;
        private @Nullable BigDecimal quantity;
        private @Nullable BigDecimal tax;
        private @Nullable UUID cashFlowId;
        private @Nullable BigDecimal amountInBase;
        private @Nullable String externalId;
        private @Nullable String reason;
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

        public Builder paidOn(LocalDate value) {
            paidOn = value;
            return this;
        }

        public Builder exDate(@Nullable LocalDate value) {
            exDate = value;
            return this;
        }

        public Builder quantity(@Nullable BigDecimal value) {
            quantity = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder quantity(String value) {
            quantity = new BigDecimal(value);
            return this;
        }

        public Builder tax(@Nullable BigDecimal value) {
            tax = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder tax(String value) {
            tax = new BigDecimal(value);
            return this;
        }

        public Builder cashFlowId(@Nullable UUID value) {
            cashFlowId = value;
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

        public Builder externalId(@Nullable String value) {
            externalId = value;
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
        public Dividend build() {
            UUID id = this.id == null ? RecordIds.timeOrdered() : this.id;
            return new Dividend(
                    required(id, "id"),
                    required(symbol, "symbol"),
                    required(amount, "amount"),
                    required(currency, "currency"),
                    required(paidOn, "paid_on"),
                    exDate,
                    quantity,
                    tax,
                    cashFlowId,
                    amountInBase,
                    externalId,
                    reason,
                    reverses);
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a dividend: a required component was not given", "component", component));
            }
            return value;
        }
    }
}
