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
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Declares required fields, in the order of the record's components; {@link #optional()} declares those that may be absent.
 * Each method takes the stored name, as of a type, and the accessor. Not thread-safe: used by one initialiser.
 */
public abstract class Fields<R> {
    private final FieldSet<R> set;

    Fields(FieldSet<R> set) {
        this.set = set;
    }

    final FieldSet<R> set() {
        return set;
    }

    /** Declares fields that may be absent. */
    public final OptionalFields<R> optional() {
        return new OptionalFields<>(set, 1);
    }

    /** Declares fields that were added in a later version of the record; records written before lack them. */
    public final OptionalFields<R> since(int version) {
        return new OptionalFields<>(set, version);
    }

    public final TextField<R> text(String name, Function<R, String> accessor) {
        return set.add(name, Kind.TEXT, false, 1, spec -> new TextField<>(spec, accessor::apply));
    }

    /** A small value that is kept as its text. */
    public final <V> CodedField<R, V> coded(String name, CodedField.Coding<V> coding, Function<R, V> accessor) {
        return set.add(name, Kind.TEXT, false, 1, spec -> new CodedField<>(spec, coding, accessor::apply));
    }

    public final <E extends Enum<E>> EnumField<R, E> enumeration(String name, Class<E> type, Function<R, E> accessor) {
        return set.add(name, Kind.ENUMERATION, false, 1, spec -> new EnumField<>(spec, type, accessor::apply));
    }

    public final BooleanField<R> bool(String name, Function<R, Boolean> accessor) {
        return set.add(name, Kind.BOOLEAN, false, 1, spec -> new BooleanField<>(spec, accessor::apply));
    }

    public final WholeField<R> whole(String name, ToLongFunction<R> accessor) {
        return set.add(name, Kind.WHOLE, false, 1, spec -> new WholeField<>(spec, accessor::applyAsLong));
    }

    public final DecimalField<R> decimal(String name, Function<R, BigDecimal> accessor) {
        return set.add(name, Kind.DECIMAL, false, 1, spec -> new DecimalField<>(spec, accessor::apply));
    }

    public final DoubleField<R> real(String name, ToDoubleFunction<R> accessor) {
        return set.add(name, Kind.DOUBLE, false, 1, spec -> new DoubleField<>(spec, accessor::applyAsDouble));
    }

    public final InstantField<R> instant(String name, Function<R, Instant> accessor) {
        return set.add(name, Kind.INSTANT, false, 1, spec -> new InstantField<>(spec, accessor::apply));
    }

    public final DateField<R> date(String name, Function<R, LocalDate> accessor) {
        return set.add(name, Kind.DATE, false, 1, spec -> new DateField<>(spec, accessor::apply));
    }

    public final MonthField<R> month(String name, Function<R, YearMonth> accessor) {
        return set.add(name, Kind.MONTH, false, 1, spec -> new MonthField<>(spec, accessor::apply));
    }

    public final UuidField<R> uuid(String name, Function<R, UUID> accessor) {
        return set.add(name, Kind.UUID, false, 1, spec -> new UuidField<>(spec, accessor::apply));
    }

    public final DurationField<R> duration(String name, Function<R, Duration> accessor) {
        return set.add(name, Kind.DURATION, false, 1, spec -> new DurationField<>(spec, accessor::apply));
    }

    public final JsonField<R> json(String name, Function<R, String> accessor) {
        return set.add(name, Kind.JSON, false, 1, spec -> new JsonField<>(spec, accessor::apply));
    }

    /** A list of text; it may be empty. */
    public final TextListField<R> textList(String name, Function<R, List<String>> accessor) {
        return set.add(name, Kind.TEXT_LIST, true, 1, spec -> new TextListField<>(spec, accessor::apply));
    }

    /** A map of text, whose pairs records can be found by; it may be empty. */
    public final TextPairsField<R> textPairs(String name, Function<R, Map<String, String>> accessor) {
        return set.add(name, Kind.TEXT_LIST, true, 1, spec -> new TextPairsField<>(spec, accessor::apply));
    }

    /** A list of small values of one shape; it may be empty. */
    public final <E> StructureListField<R, E> structures(
            String name, Structure<E> structure, Function<R, List<E>> accessor) {
        return set.add(
                name, Kind.STRUCTURE_LIST, true, 1, spec -> new StructureListField<>(spec, structure, accessor::apply));
    }

    /** Values of one kind by name; it may be empty. */
    public final <V> MapField<R, V> map(String name, MapValue<V> element, Function<R, Map<String, V>> accessor) {
        return set.add(name, Kind.MAP, true, 1, spec -> new MapField<>(spec, element, accessor::apply));
    }
}
