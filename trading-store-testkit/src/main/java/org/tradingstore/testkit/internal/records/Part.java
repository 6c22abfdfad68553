package org.tradingstore.testkit.internal.records;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
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
import org.tradingstore.schema.MonthField;
import org.tradingstore.schema.Structure;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.UuidField;
import org.tradingstore.schema.WholeField;

/** A structured value with a component of every kind that a structure may hold. <em>Immutable.</em> */
public record Part(
        String name,
        @Nullable Shade shade,
        @Nullable Boolean flag,
        @Nullable Long whole,
        @Nullable BigDecimal amount,
        @Nullable Double ratio,
        @Nullable Instant moment,
        @Nullable LocalDate day,
        @Nullable YearMonth month,
        @Nullable UUID reference,
        @Nullable Duration span,
        List<String> tags) {
    private static final Structure.Builder<Part> SHAPE = Structure.describe(Part.class, "part");

    public static final TextField<Part> NAME = SHAPE.text("name", Part::name);
    public static final EnumField<Part, Shade> SHADE = SHAPE.optional().enumeration("shade", Shade.class, Part::shade);
    public static final BooleanField<Part> FLAG = SHAPE.optional().bool("flag", Part::flag);
    public static final WholeField<Part> WHOLE = SHAPE.optional().whole("whole", Part::whole);
    public static final DecimalField<Part> AMOUNT = SHAPE.optional().decimal("amount", Part::amount);
    public static final DoubleField<Part> RATIO = SHAPE.optional().real("ratio", Part::ratio);
    public static final InstantField<Part> MOMENT = SHAPE.optional().instant("moment", Part::moment);
    public static final DateField<Part> DAY = SHAPE.optional().date("day", Part::day);
    public static final MonthField<Part> MONTH = SHAPE.optional().month("month", Part::month);
    public static final UuidField<Part> REFERENCE = SHAPE.optional().uuid("reference", Part::reference);
    public static final DurationField<Part> SPAN = SHAPE.optional().duration("span", Part::span);
    public static final TextListField<Part> TAGS = SHAPE.textList("tags", Part::tags);

    public static final Structure<Part> STRUCTURE = SHAPE.build(row -> new Part(
            NAME.read(row),
            SHADE.readOrNull(row),
            FLAG.readOrNull(row),
            WHOLE.readOrNull(row),
            AMOUNT.readOrNull(row),
            RATIO.readOrNull(row),
            MOMENT.readOrNull(row),
            DAY.readOrNull(row),
            MONTH.readOrNull(row),
            REFERENCE.readOrNull(row),
            SPAN.readOrNull(row),
            TAGS.read(row)));

    public Part {
        amount = Canonical.decimalOrNull(amount);
        ratio = Canonical.realOrNull(ratio);
        moment = Canonical.instantOrNull(moment);
        span = Canonical.durationOrNull(span);
        tags = Canonical.list(tags);
    }

    /** A part with a name and an amount, and nothing else. */
    public static Part of(String name, @Nullable BigDecimal amount) {
        return new Part(name, null, null, null, amount, null, null, null, null, null, null, List.of());
    }
}
