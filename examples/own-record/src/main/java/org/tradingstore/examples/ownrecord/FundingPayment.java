package org.tradingstore.examples.ownrecord;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.EventType;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.UuidField;

/**
 * What a position in a perpetual contract paid or received because the contract was dearer or cheaper than what it stands for.
 * <em>Immutable.</em>
 *
 * @param symbol of the perpetual, not blank
 * @param side of the position
 * @param rate the share of the position's value that was paid; below zero where shorts pay longs
 * @param amount in {@code currency}: above zero what the position received, below zero what it paid
 * @param tradeId the trade that opened the position, of the same book
 * @param externalId the id of the payment at the venue, unique with it
 * @param details what the venue said, as JSON
 * @param markPrice at which the position was valued; since version 2
 * @param tags what to find it by; since version 2
 */
// docs:begin description
public record FundingPayment(
        UUID id,
        String symbol,
        PositionSide side,
        BigDecimal rate,
        BigDecimal amount,
        String currency,
        Instant paidAt,
        @Nullable UUID tradeId,
        String venue,
        @Nullable String externalId,
        String details,
        @Nullable BigDecimal markPrice,
        List<String> tags) {
    private static final RecordType.Builder<FundingPayment> SCHEMA =
            RecordType.describe(FundingPayment.class, "funding_payment");

    public static final UuidField<FundingPayment> ID = SCHEMA.uuid("id", FundingPayment::id);
    public static final TextField<FundingPayment> SYMBOL = SCHEMA.text("symbol", FundingPayment::symbol);
    public static final EnumField<FundingPayment, PositionSide> SIDE =
            SCHEMA.enumeration("side", PositionSide.class, FundingPayment::side);
    public static final DecimalField<FundingPayment> RATE = SCHEMA.decimal("rate", FundingPayment::rate);
    public static final DecimalField<FundingPayment> AMOUNT = SCHEMA.decimal("amount", FundingPayment::amount);
    public static final TextField<FundingPayment> CURRENCY = SCHEMA.text("currency", FundingPayment::currency);
    public static final InstantField<FundingPayment> PAID_AT = SCHEMA.instant("paid_at", FundingPayment::paidAt);
    public static final UuidField<FundingPayment> TRADE_ID =
            SCHEMA.optional().uuid("trade_id", FundingPayment::tradeId);
    public static final TextField<FundingPayment> VENUE = SCHEMA.text("venue", FundingPayment::venue);
    public static final TextField<FundingPayment> EXTERNAL_ID =
            SCHEMA.optional().text("external_id", FundingPayment::externalId);
    public static final JsonField<FundingPayment> DETAILS = SCHEMA.json("details", FundingPayment::details);
    public static final DecimalField<FundingPayment> MARK_PRICE =
            SCHEMA.since(2).decimal("mark_price", FundingPayment::markPrice);
    public static final TextListField<FundingPayment> TAGS = SCHEMA.since(2).textList("tags", FundingPayment::tags);

    public static final EventType<FundingPayment, UUID> TYPE = SCHEMA.event()
            .key(ID)
            .uniqueWhenPresent(VENUE, EXTERNAL_ID)
            .index(PAID_AT)
            .index(SYMBOL, PAID_AT)
            .index(TRADE_ID)
            .index(TAGS, PAID_AT)
            .references(TRADE_ID, Trade.TYPE)
            .retention(PAID_AT, Duration.ofDays(3_653))
            .build(row -> new FundingPayment(
                    ID.read(row),
                    SYMBOL.read(row),
                    SIDE.read(row),
                    RATE.read(row),
                    AMOUNT.read(row),
                    CURRENCY.read(row),
                    PAID_AT.read(row),
                    TRADE_ID.readOrNull(row),
                    VENUE.read(row),
                    EXTERNAL_ID.readOrNull(row),
                    DETAILS.read(row),
                    MARK_PRICE.readOrNull(row),
                    TAGS.read(row)));

    /** Throws {@link InvalidRecordException} for a blank symbol, or an amount of nothing. */
    public FundingPayment {
        rate = Canonical.decimal(rate);
        amount = Canonical.decimal(amount);
        paidAt = Canonical.instant(paidAt);
        markPrice = Canonical.decimalOrNull(markPrice);
        tags = Canonical.list(tags);
        require(!symbol.isBlank(), "symbol", "the symbol is blank", symbol);
        require(amount.signum() != 0, "amount", "the amount is zero", amount);
    }
    // docs:end

    private static void require(boolean holds, String component, String reason, Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of("Cannot make a funding payment: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a payment that has an id at its venue, from which its own follows: reported again it is the same. */
    public static Builder of(String venue, String externalId) {
        return new Builder(venue, externalId);
    }

    /** Makes a payment; what is not said is absent, and details are {@code {}}. <em>Not thread-safe.</em> */
    public static final class Builder {
        private final String venue;
        private final String externalId;
        private @Nullable String symbol;
        private @Nullable PositionSide side;
        private @Nullable BigDecimal rate;
        private @Nullable BigDecimal amount;
        private @Nullable String currency;
        private @Nullable Instant paidAt;
        private @Nullable UUID tradeId;
        private @Nullable BigDecimal markPrice;
        private String details = "{}";
        private List<String> tags = List.of();

        private Builder(String venue, String externalId) {
            this.venue = venue;
            this.externalId = externalId;
        }

        public Builder position(String ofSymbol, PositionSide ofSide) {
            symbol = ofSymbol;
            side = ofSide;
            return this;
        }

        /** As text, such as {@code 0.0001}. */
        public Builder rate(String value) {
            rate = new BigDecimal(value);
            return this;
        }

        /** As text, below zero what was paid. */
        public Builder amount(String value, String inCurrency) {
            amount = new BigDecimal(value);
            currency = inCurrency;
            return this;
        }

        public Builder paidAt(Instant value) {
            paidAt = value;
            return this;
        }

        public Builder tradeId(UUID value) {
            tradeId = value;
            return this;
        }

        public Builder details(String json) {
            details = json;
            return this;
        }

        /** As text. */
        public Builder markPrice(String value) {
            markPrice = new BigDecimal(value);
            return this;
        }

        public Builder tags(String... values) {
            tags = List.of(values);
            return this;
        }

        public FundingPayment build() {
            return new FundingPayment(
                    RecordIds.derived("funding_payment", venue, externalId),
                    required(symbol, "symbol"),
                    required(side, "side"),
                    required(rate, "rate"),
                    required(amount, "amount"),
                    required(currency, "currency"),
                    required(paidAt, "paid_at"),
                    tradeId,
                    venue,
                    externalId,
                    details,
                    markPrice,
                    tags);
        }

        private static <V> V required(@Nullable V value, String component) {
            require(value != null, component, "a required component was not given", "none");
            return Objects.requireNonNull(value);
        }
    }
}
