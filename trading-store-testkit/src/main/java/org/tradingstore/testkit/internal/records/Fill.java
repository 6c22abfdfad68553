package org.tradingstore.testkit.internal.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.UuidField;
import org.tradingstore.schema.WholeField;

/** An append-only record that is unique by a number, and by an external id where it has one. <em>Immutable.</em> */
public record Fill(
        UUID id,
        String symbol,
        long number,
        @Nullable String venue,
        @Nullable String externalId,
        BigDecimal price,
        Instant at,
        @Nullable String note,
        List<String> tags) {
    private static final RecordType.Builder<Fill> SCHEMA = RecordType.describe(Fill.class, "kit_fill");

    public static final UuidField<Fill> ID = SCHEMA.uuid("id", Fill::id);
    public static final TextField<Fill> SYMBOL = SCHEMA.text("symbol", Fill::symbol);
    public static final WholeField<Fill> NUMBER = SCHEMA.whole("number", Fill::number);
    public static final TextField<Fill> VENUE = SCHEMA.optional().text("venue", Fill::venue);
    public static final TextField<Fill> EXTERNAL_ID = SCHEMA.optional().text("external_id", Fill::externalId);
    public static final DecimalField<Fill> PRICE = SCHEMA.decimal("price", Fill::price);
    public static final InstantField<Fill> AT = SCHEMA.instant("at", Fill::at);
    public static final TextField<Fill> NOTE = SCHEMA.optional().text("note", Fill::note);
    public static final TextListField<Fill> TAGS = SCHEMA.textList("tags", Fill::tags);

    public static final AppendType<Fill, UUID> TYPE = SCHEMA.appendOnly()
            .key(ID)
            .unique(SYMBOL, NUMBER)
            .uniqueWhenPresent(VENUE, EXTERNAL_ID)
            .index(SYMBOL, AT)
            .index(AT)
            .index(TAGS)
            .build(row -> new Fill(
                    ID.read(row),
                    SYMBOL.read(row),
                    NUMBER.read(row),
                    VENUE.readOrNull(row),
                    EXTERNAL_ID.readOrNull(row),
                    PRICE.read(row),
                    AT.read(row),
                    NOTE.readOrNull(row),
                    TAGS.read(row)));

    public Fill {
        price = Canonical.decimal(price);
        at = Canonical.instant(at);
        tags = Canonical.list(tags);
    }

    /** A fill with an id made of its symbol's hash and its number, so that the same arguments give the same record. */
    public static Fill of(String symbol, long number) {
        return new Fill(
                new UUID(symbol.hashCode(), number),
                symbol,
                number,
                null,
                null,
                BigDecimal.valueOf(number, 2),
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number),
                null,
                List.of());
    }

    public Fill withId(UUID other) {
        return new Fill(other, symbol, number, venue, externalId, price, at, note, tags);
    }

    public Fill withNumber(long other) {
        return new Fill(id, symbol, other, venue, externalId, price, at, note, tags);
    }

    public Fill withExternalId(@Nullable String otherVenue, @Nullable String other) {
        return new Fill(id, symbol, number, otherVenue, other, price, at, note, tags);
    }

    public Fill withPrice(String other) {
        return new Fill(id, symbol, number, venue, externalId, new BigDecimal(other), at, note, tags);
    }

    public Fill withAt(Instant other) {
        return new Fill(id, symbol, number, venue, externalId, price, other, note, tags);
    }

    public Fill withNote(@Nullable String other) {
        return new Fill(id, symbol, number, venue, externalId, price, at, other, tags);
    }

    public Fill withTags(String... other) {
        return new Fill(id, symbol, number, venue, externalId, price, at, note, List.of(other));
    }
}
