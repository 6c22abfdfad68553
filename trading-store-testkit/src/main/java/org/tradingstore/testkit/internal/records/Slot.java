package org.tradingstore.testkit.internal.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DateField;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/** An audited record with a key of three components. <em>Immutable.</em> */
public record Slot(String symbol, Shade shade, LocalDate day, BigDecimal weight) {
    /** What tells slots apart. <em>Immutable.</em> */
    public record Id(String symbol, Shade shade, LocalDate day) {}

    private static final RecordType.Builder<Slot> SCHEMA = RecordType.describe(Slot.class, "kit_slot");

    public static final TextField<Slot> SYMBOL = SCHEMA.text("symbol", Slot::symbol);
    public static final EnumField<Slot, Shade> SHADE = SCHEMA.enumeration("shade", Shade.class, Slot::shade);
    public static final DateField<Slot> DAY = SCHEMA.date("day", Slot::day);
    public static final DecimalField<Slot> WEIGHT = SCHEMA.decimal("weight", Slot::weight);

    public static final AuditedType<Slot, Id> TYPE = SCHEMA.audited()
            .key(Key.of(SYMBOL, Id::symbol, SHADE, Id::shade, DAY, Id::day, Id::new))
            .index(DAY)
            .build(row -> new Slot(SYMBOL.read(row), SHADE.read(row), DAY.read(row), WEIGHT.read(row)));

    public Slot {
        weight = Canonical.decimal(weight);
    }

    public Id id() {
        return new Id(symbol, shade, day);
    }

    public Slot withWeight(String other) {
        return new Slot(symbol, shade, day, new BigDecimal(other));
    }
}
