package org.tradingstore.testkit.internal.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Columns;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.PageToken;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.PortableNumbers;

/** Arguments that are typed by a record. */
final class OfType {
    private OfType() {}

    static <R, K> Query<R> query(Population.Members<R, K> own) {
        return own.home().type().all();
    }

    @SuppressWarnings("unchecked") // the count is of no record's own
    static <R, K> Aggregation<R> aggregation(Population.Members<R, K> own) {
        return Aggregation.over(query(own)).measure((Measure<R, Long>) Rendering.COUNT);
    }

    /** The token behind the first page; one of an empty result where there is but one. */
    @SuppressWarnings("unchecked") // the repository is that of the members' type
    static <R, K> PageToken token(ReadRepository<?, ?> repository, Population.Members<R, K> own, int size) {
        return ((ReadRepository<R, K>) repository)
                .page(query(own), size)
                .next()
                .orElseThrow(() -> new IllegalStateException("Too few records for a second page of " + own.home()));
    }

    static <R, K> UnaryOperator<R> change(Population.Members<R, K> own) {
        return own::changed;
    }

    static <R, K> List<OrderedField<R, ?>> fields(Population.Members<R, K> own) {
        List<OrderedField<R, ?>> fields = new ArrayList<>();
        for (Field<R, ?> field : own.home().type().fields()) {
            if (field instanceof OrderedField<R, ?> ordered) {
                fields.add(ordered);
            }
        }
        return fields;
    }

    /** A component that is a double. */
    static <R, K> Field<R, ?> doubles(Population.Members<R, K> own) {
        return own.home().type().fields().stream()
                .filter(DoubleField.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No double in " + own.home()));
    }

    /** The first field of the key, or the first whose values are of this class; null where there is none. */
    static <R, K> @Nullable OrderedField<R, ?> field(Population.Members<R, K> own, Class<?> values) {
        if (values == Object.class) {
            return own.home().type().key().fields().get(0);
        }
        return fields(own).stream()
                .filter(field -> field.kind() == Kind.INSTANT)
                .findFirst()
                .orElse(null);
    }

    /**
     * A record to spare without what has no order, as columns load it: one that its own rules allow so; null where there is none.
     */
    private static <R, K> @Nullable R loaded(Population.Members<R, K> own) {
        boolean possible = own.home().type().fields().stream()
                .allMatch(field -> field.optional() || field instanceof OrderedField<R, ?>);
        return possible
                ? own.spares().stream()
                        .flatMap(spare -> ordered(own, spare).stream())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static <R, K> Optional<R> ordered(Population.Members<R, K> own, R record) {
        @Nullable Object[] row = own.home().type().values(record);
        for (Field<R, ?> field : own.home().type().fields()) {
            if (!(field instanceof OrderedField<R, ?>)) {
                row[field.ordinal()] = null;
            }
        }
        try {
            return Optional.of(own.home().type().construct(ordinal -> row[ordinal]));
        } catch (RuntimeException refusedByTheRecord) {
            // Another may do without.
            return Optional.empty();
        }
    }

    /** The fields that a record has which columns can load; null where there is no such record. */
    static <R, K> @Nullable List<OrderedField<R, ?>> loadedFields(Population.Members<R, K> own) {
        R record = loaded(own);
        return record == null
                ? null
                : fields(own).stream()
                        .filter(field -> field.portable(record) != null)
                        .toList();
    }

    /** That record, as columns of these fields. */
    static <R, K> @Nullable Stream<Columns> columns(Population.Members<R, K> own) {
        R record = loaded(own);
        List<OrderedField<R, ?>> fields = loadedFields(own);
        if (record == null || fields == null) {
            return null;
        }
        Object[] arrays = new Object[fields.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = column(fields.get(i).kind(), fields.get(i).portable(record));
        }
        return Stream.of(new Columns(1, arrays));
    }

    private static Object column(Kind kind, @Nullable Object value) {
        if (Columns.isLong(kind)) {
            return new long[] {value == null ? 0 : number(value)};
        }
        return kind == Kind.DOUBLE
                ? new double[] {value == null ? Double.NaN : (Double) value}
                : new @Nullable Object[] {value};
    }

    private static long number(Object value) {
        if (value instanceof Instant instant) {
            return PortableNumbers.micros(instant);
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof YearMonth month) {
            return PortableNumbers.months(month);
        }
        return value instanceof Duration duration
                ? PortableNumbers.micros(duration)
                : (Long) Objects.requireNonNull(value);
    }
}
