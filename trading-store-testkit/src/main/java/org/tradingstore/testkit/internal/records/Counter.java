package org.tradingstore.testkit.internal.records;

import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;

/** An audited number by name. <em>Immutable.</em> */
public record Counter(String name, long value, @Nullable String label) {
    private static final RecordType.Builder<Counter> SCHEMA = RecordType.describe(Counter.class, "kit_counter");

    public static final TextField<Counter> NAME = SCHEMA.text("name", Counter::name);
    public static final WholeField<Counter> VALUE = SCHEMA.whole("value", Counter::value);
    public static final TextField<Counter> LABEL = SCHEMA.optional().text("label", Counter::label);

    public static final AuditedType<Counter, String> TYPE = SCHEMA.audited()
            .key(NAME)
            .uniqueWhenPresent(LABEL)
            .build(row -> new Counter(NAME.read(row), VALUE.read(row), LABEL.readOrNull(row)));

    /** A counter without a label. */
    public static Counter of(String name, long value) {
        return new Counter(name, value, null);
    }

    public Counter withValue(long other) {
        return new Counter(name, other, label);
    }

    public Counter withLabel(@Nullable String other) {
        return new Counter(name, value, other);
    }
}
