package org.tradingstore.testkit.internal.records;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DateField;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;

/** A shared record without an envelope. <em>Immutable.</em> */
public record Bar(
        String symbol,
        LocalDate day,
        double close,
        @Nullable Long volume) {
    /** What tells bars apart. <em>Immutable.</em> */
    public record Id(String symbol, LocalDate day) {}

    private static final RecordType.Builder<Bar> SCHEMA = RecordType.describe(Bar.class, "kit_bar");

    public static final TextField<Bar> SYMBOL = SCHEMA.text("symbol", Bar::symbol);
    public static final DateField<Bar> DAY = SCHEMA.date("day", Bar::day);
    public static final DoubleField<Bar> CLOSE = SCHEMA.real("close", Bar::close);
    public static final WholeField<Bar> VOLUME = SCHEMA.optional().whole("volume", Bar::volume);

    public static final PlainType<Bar, Id> TYPE = SCHEMA.plain()
            .key(Key.of(SYMBOL, Id::symbol, DAY, Id::day, Id::new))
            .index(DAY)
            .build(row -> new Bar(SYMBOL.read(row), DAY.read(row), CLOSE.read(row), VOLUME.readOrNull(row)));

    public Bar {
        close = Canonical.real(close);
    }

    /** The bar of the day so many days after the first of 2026. */
    public static Bar of(String symbol, int day, double close) {
        return new Bar(symbol, LocalDate.of(2026, 1, 1).plusDays(day), close, null);
    }

    public Id id() {
        return new Id(symbol, day);
    }
}
