package org.tradingstore.testkit.internal.records;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.BooleanField;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DateField;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.DurationField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.MapField;
import org.tradingstore.schema.MapValue;
import org.tradingstore.schema.MonthField;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.StructureListField;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.UuidField;
import org.tradingstore.schema.WholeField;

/** A keyed record with every kind of field, required and optional. <em>Immutable.</em> */
public record Full(
        UUID id,
        String text,
        Shade shade,
        boolean flag,
        long whole,
        BigDecimal amount,
        double ratio,
        Instant moment,
        LocalDate day,
        YearMonth month,
        UUID reference,
        Duration span,
        String document,
        @Nullable String maybeText,
        @Nullable Shade maybeShade,
        @Nullable Boolean maybeFlag,
        @Nullable Long maybeWhole,
        @Nullable BigDecimal maybeAmount,
        @Nullable Double maybeRatio,
        @Nullable Instant maybeMoment,
        @Nullable LocalDate maybeDay,
        @Nullable YearMonth maybeMonth,
        @Nullable UUID maybeReference,
        @Nullable Duration maybeSpan,
        @Nullable String maybeDocument,
        List<String> tags,
        List<Part> parts,
        Map<String, String> notes,
        Map<String, BigDecimal> weights,
        Map<String, Double> scores,
        Map<String, Part> shapes) {
    private static final RecordType.Builder<Full> SCHEMA = RecordType.describe(Full.class, "kit_full");

    public static final UuidField<Full> ID = SCHEMA.uuid("id", Full::id);
    public static final TextField<Full> TEXT = SCHEMA.text("text", Full::text);
    public static final EnumField<Full, Shade> SHADE = SCHEMA.enumeration("shade", Shade.class, Full::shade);
    public static final BooleanField<Full> FLAG = SCHEMA.bool("flag", Full::flag);
    public static final WholeField<Full> WHOLE = SCHEMA.whole("whole", Full::whole);
    public static final DecimalField<Full> AMOUNT = SCHEMA.decimal("amount", Full::amount);
    public static final DoubleField<Full> RATIO = SCHEMA.real("ratio", Full::ratio);
    public static final InstantField<Full> MOMENT = SCHEMA.instant("moment", Full::moment);
    public static final DateField<Full> DAY = SCHEMA.date("day", Full::day);
    public static final MonthField<Full> MONTH = SCHEMA.month("month", Full::month);
    public static final UuidField<Full> REFERENCE = SCHEMA.uuid("reference", Full::reference);
    public static final DurationField<Full> SPAN = SCHEMA.duration("span", Full::span);
    public static final JsonField<Full> DOCUMENT = SCHEMA.json("document", Full::document);
    public static final TextField<Full> MAYBE_TEXT = SCHEMA.optional().text("maybe_text", Full::maybeText);
    public static final EnumField<Full, Shade> MAYBE_SHADE =
            SCHEMA.optional().enumeration("maybe_shade", Shade.class, Full::maybeShade);
    public static final BooleanField<Full> MAYBE_FLAG = SCHEMA.optional().bool("maybe_flag", Full::maybeFlag);
    public static final WholeField<Full> MAYBE_WHOLE = SCHEMA.optional().whole("maybe_whole", Full::maybeWhole);
    public static final DecimalField<Full> MAYBE_AMOUNT = SCHEMA.optional().decimal("maybe_amount", Full::maybeAmount);
    public static final DoubleField<Full> MAYBE_RATIO = SCHEMA.optional().real("maybe_ratio", Full::maybeRatio);
    public static final InstantField<Full> MAYBE_MOMENT = SCHEMA.optional().instant("maybe_moment", Full::maybeMoment);
    public static final DateField<Full> MAYBE_DAY = SCHEMA.optional().date("maybe_day", Full::maybeDay);
    public static final MonthField<Full> MAYBE_MONTH = SCHEMA.optional().month("maybe_month", Full::maybeMonth);
    public static final UuidField<Full> MAYBE_REFERENCE =
            SCHEMA.optional().uuid("maybe_reference", Full::maybeReference);
    public static final DurationField<Full> MAYBE_SPAN = SCHEMA.optional().duration("maybe_span", Full::maybeSpan);
    public static final JsonField<Full> MAYBE_DOCUMENT = SCHEMA.optional().json("maybe_document", Full::maybeDocument);
    public static final TextListField<Full> TAGS = SCHEMA.textList("tags", Full::tags);
    public static final StructureListField<Full, Part> PARTS = SCHEMA.structures("parts", Part.STRUCTURE, Full::parts);
    public static final MapField<Full, String> NOTES = SCHEMA.map("notes", MapValue.TEXT, Full::notes);
    public static final MapField<Full, BigDecimal> WEIGHTS = SCHEMA.map("weights", MapValue.DECIMAL, Full::weights);
    public static final MapField<Full, Double> SCORES = SCHEMA.map("scores", MapValue.DOUBLE, Full::scores);
    public static final MapField<Full, Part> SHAPES = SCHEMA.map("shapes", MapValue.of(Part.STRUCTURE), Full::shapes);

    public static final KeyedType<Full, UUID> TYPE = SCHEMA.keyed()
            .key(ID)
            .index(TEXT)
            .index(MAYBE_AMOUNT, MOMENT)
            .index(MAYBE_TEXT, MAYBE_WHOLE)
            .index(TAGS)
            .build(row -> new Full(
                    ID.read(row),
                    TEXT.read(row),
                    SHADE.read(row),
                    FLAG.read(row),
                    WHOLE.read(row),
                    AMOUNT.read(row),
                    RATIO.read(row),
                    MOMENT.read(row),
                    DAY.read(row),
                    MONTH.read(row),
                    REFERENCE.read(row),
                    SPAN.read(row),
                    DOCUMENT.read(row),
                    MAYBE_TEXT.readOrNull(row),
                    MAYBE_SHADE.readOrNull(row),
                    MAYBE_FLAG.readOrNull(row),
                    MAYBE_WHOLE.readOrNull(row),
                    MAYBE_AMOUNT.readOrNull(row),
                    MAYBE_RATIO.readOrNull(row),
                    MAYBE_MOMENT.readOrNull(row),
                    MAYBE_DAY.readOrNull(row),
                    MAYBE_MONTH.readOrNull(row),
                    MAYBE_REFERENCE.readOrNull(row),
                    MAYBE_SPAN.readOrNull(row),
                    MAYBE_DOCUMENT.readOrNull(row),
                    TAGS.read(row),
                    PARTS.read(row),
                    NOTES.read(row),
                    WEIGHTS.read(row),
                    SCORES.read(row),
                    SHAPES.read(row)));

    public Full {
        amount = Canonical.decimal(amount);
        ratio = Canonical.real(ratio);
        moment = Canonical.instant(moment);
        span = Canonical.duration(span);
        maybeAmount = Canonical.decimalOrNull(maybeAmount);
        maybeRatio = Canonical.realOrNull(maybeRatio);
        maybeMoment = Canonical.instantOrNull(maybeMoment);
        maybeSpan = Canonical.durationOrNull(maybeSpan);
        tags = Canonical.list(tags);
        parts = Canonical.list(parts);
        notes = Canonical.map(notes);
        weights = Canonical.map(weights);
        scores = Canonical.map(scores);
        shapes = Canonical.map(shapes);
    }

    /** Every field that can be compared, in declared order. */
    public static List<OrderedField<Full, ?>> ordered() {
        return List.of(
                ID,
                TEXT,
                SHADE,
                FLAG,
                WHOLE,
                AMOUNT,
                RATIO,
                MOMENT,
                DAY,
                MONTH,
                REFERENCE,
                SPAN,
                MAYBE_TEXT,
                MAYBE_SHADE,
                MAYBE_FLAG,
                MAYBE_WHOLE,
                MAYBE_AMOUNT,
                MAYBE_RATIO,
                MAYBE_MOMENT,
                MAYBE_DAY,
                MAYBE_MONTH,
                MAYBE_REFERENCE,
                MAYBE_SPAN);
    }
}
