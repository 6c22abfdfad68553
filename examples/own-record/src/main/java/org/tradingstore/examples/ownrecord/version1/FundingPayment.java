package org.tradingstore.examples.ownrecord.version1;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.EventType;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/** The payment as the first version of the application described it: stored under the same name. <em>Immutable.</em> */
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
        String details) {
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

    public static final EventType<FundingPayment, UUID> TYPE = SCHEMA.event()
            .key(ID)
            .uniqueWhenPresent(VENUE, EXTERNAL_ID)
            .index(PAID_AT)
            .index(SYMBOL, PAID_AT)
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
                    DETAILS.read(row)));

    public FundingPayment {
        rate = Canonical.decimal(rate);
        amount = Canonical.decimal(amount);
        paidAt = Canonical.instant(paidAt);
    }
}
