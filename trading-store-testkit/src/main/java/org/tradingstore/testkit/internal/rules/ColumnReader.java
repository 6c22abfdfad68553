package org.tradingstore.testkit.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.PortableNumbers;

/** Rows of columns, in the form that the documentation of columns gives them. */
final class ColumnReader {
    private static final String ABSENT = "absent";

    private ColumnReader() {}

    /** Hands over the values of each row, and closes {@code columns}. */
    static <R> void read(ColumnCursor columns, List<OrderedField<R, ?>> fields, Consumer<List<Object>> rows) {
        try (columns) {
            for (Columns chunk = columns.next(); chunk != null; chunk = columns.next()) {
                for (int row = 0; row < chunk.size(); row++) {
                    List<Object> values = new ArrayList<>();
                    for (int column = 0; column < fields.size(); column++) {
                        values.add(value(chunk, fields.get(column).kind(), column, row));
                    }
                    rows.accept(values);
                }
            }
        }
    }

    private static Object value(Columns chunk, Kind kind, int column, int row) {
        if (Columns.isLong(kind)) {
            return chunk.longs(column)[row];
        }
        if (kind == Kind.DOUBLE) {
            return chunk.doubles(column)[row];
        }
        Object value = chunk.objects(column)[row];
        return value == null ? ABSENT : value;
    }

    /** What a row of columns must hold of {@code record}. */
    static <R> List<Object> expected(List<OrderedField<R, ?>> fields, R record) {
        return fields.stream()
                .map(field -> expected(field.kind(), field.portable(record)))
                .toList();
    }

    private static Object expected(Kind kind, @Nullable Object portable) {
        if (portable == null) {
            return Columns.isLong(kind) ? (Object) 0L : kind == Kind.DOUBLE ? (Object) Double.NaN : ABSENT;
        }
        return switch (kind) {
            case INSTANT -> PortableNumbers.micros((Instant) portable);
            case DATE -> ((LocalDate) portable).toEpochDay();
            case MONTH -> PortableNumbers.months((YearMonth) portable);
            case DURATION -> PortableNumbers.micros((Duration) portable);
            default -> portable;
        };
    }
}
