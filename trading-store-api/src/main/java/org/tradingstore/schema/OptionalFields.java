package org.tradingstore.schema;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Declares fields that may be absent. Not thread-safe: used by one initialiser. */
public final class OptionalFields<R> {
    private final FieldSet<R> set;
    private final int since;

    OptionalFields(FieldSet<R> set, int since) {
        this.set = set;
        this.since = since;
    }

    public TextField<R> text(String name, OptionalAccessor<R, String> accessor) {
        return set.add(name, Kind.TEXT, true, since, spec -> new TextField<>(spec, accessor));
    }

    /** A small value that is kept as its text. */
    public <V> CodedField<R, V> coded(String name, CodedField.Coding<V> coding, OptionalAccessor<R, V> accessor) {
        return set.add(name, Kind.TEXT, true, since, spec -> new CodedField<>(spec, coding, accessor));
    }

    public <E extends Enum<E>> EnumField<R, E> enumeration(
            String name, Class<E> type, OptionalAccessor<R, E> accessor) {
        return set.add(name, Kind.ENUMERATION, true, since, spec -> new EnumField<>(spec, type, accessor));
    }

    public BooleanField<R> bool(String name, OptionalAccessor<R, Boolean> accessor) {
        return set.add(name, Kind.BOOLEAN, true, since, spec -> new BooleanField<>(spec, accessor));
    }

    public WholeField<R> whole(String name, OptionalAccessor<R, Long> accessor) {
        return set.add(name, Kind.WHOLE, true, since, spec -> new WholeField<>(spec, accessor));
    }

    public DecimalField<R> decimal(String name, OptionalAccessor<R, BigDecimal> accessor) {
        return set.add(name, Kind.DECIMAL, true, since, spec -> new DecimalField<>(spec, accessor));
    }

    public DoubleField<R> real(String name, OptionalAccessor<R, Double> accessor) {
        return set.add(name, Kind.DOUBLE, true, since, spec -> new DoubleField<>(spec, accessor));
    }

    public InstantField<R> instant(String name, OptionalAccessor<R, Instant> accessor) {
        return set.add(name, Kind.INSTANT, true, since, spec -> new InstantField<>(spec, accessor));
    }

    public DateField<R> date(String name, OptionalAccessor<R, LocalDate> accessor) {
        return set.add(name, Kind.DATE, true, since, spec -> new DateField<>(spec, accessor));
    }

    public MonthField<R> month(String name, OptionalAccessor<R, YearMonth> accessor) {
        return set.add(name, Kind.MONTH, true, since, spec -> new MonthField<>(spec, accessor));
    }

    public UuidField<R> uuid(String name, OptionalAccessor<R, UUID> accessor) {
        return set.add(name, Kind.UUID, true, since, spec -> new UuidField<>(spec, accessor));
    }

    public DurationField<R> duration(String name, OptionalAccessor<R, Duration> accessor) {
        return set.add(name, Kind.DURATION, true, since, spec -> new DurationField<>(spec, accessor));
    }

    public JsonField<R> json(String name, OptionalAccessor<R, String> accessor) {
        return set.add(name, Kind.JSON, true, since, spec -> new JsonField<>(spec, accessor));
    }

    /** A list of text; it is never null, and empty in records written before it was added. */
    public TextListField<R> textList(String name, Function<R, List<String>> accessor) {
        return set.add(name, Kind.TEXT_LIST, true, since, spec -> new TextListField<>(spec, accessor::apply));
    }

    /** A map of text, whose pairs records can be found by; it is never null, and empty in records written before it was added. */
    public TextPairsField<R> textPairs(String name, Function<R, Map<String, String>> accessor) {
        return set.add(name, Kind.TEXT_LIST, true, since, spec -> new TextPairsField<>(spec, accessor::apply));
    }

    /** A list of small values of one shape; it is never null, and empty in records written before it was added. */
    public <E> StructureListField<R, E> structures(String name, Structure<E> structure, Function<R, List<E>> accessor) {
        return set.add(
                name,
                Kind.STRUCTURE_LIST,
                true,
                since,
                spec -> new StructureListField<>(spec, structure, accessor::apply));
    }

    /** Values of one kind by name; it is never null, and empty in records written before it was added. */
    public <V> MapField<R, V> map(String name, MapValue<V> element, Function<R, Map<String, V>> accessor) {
        return set.add(name, Kind.MAP, true, since, spec -> new MapField<>(spec, element, accessor::apply));
    }
}
