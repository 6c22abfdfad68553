package org.tradingstore.examples.quickstart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/** A record of an application's own: what a venue paid back. */
record Rebate(UUID id, String venue, BigDecimal amount, Instant paidAt) {
    private static final RecordType.Builder<Rebate> SCHEMA = RecordType.describe(Rebate.class, "rebate");

    static final UuidField<Rebate> ID = SCHEMA.uuid("id", Rebate::id);
    static final TextField<Rebate> VENUE = SCHEMA.text("venue", Rebate::venue);
    static final DecimalField<Rebate> AMOUNT = SCHEMA.decimal("amount", Rebate::amount);
    static final InstantField<Rebate> PAID_AT = SCHEMA.instant("paid_at", Rebate::paidAt);

    static final AppendType<Rebate, UUID> TYPE = SCHEMA.appendOnly()
            .key(ID)
            .index(PAID_AT)
            .build(row -> new Rebate(ID.read(row), VENUE.read(row), AMOUNT.read(row), PAID_AT.read(row)));

    Rebate {
        amount = Canonical.decimal(amount);
        paidAt = Canonical.instant(paidAt);
    }
}
