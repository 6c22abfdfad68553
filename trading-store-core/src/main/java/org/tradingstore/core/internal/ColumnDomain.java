package org.tradingstore.core.internal;

import java.lang.reflect.Array;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.RowValues;

/**
 * Checks rows that come by column, as {@link Domain} checks records: numbers by column, and whole rows where an object differs from the
 * row before, which a constant symbol does once a chunk.
 */
final class ColumnDomain<R> {
    /** So many rows are worth a thread. */
    private static final int PART = 10_000;

    private final RecordType<R, ?> type;
    private final List<? extends OrderedField<R, ?>> fields;
    /** The column of each field of the type, by ordinal; below 0 where it has none. */
    private final int[] columnOf;

    private final Busy busy;

    /**
     * Throws {@link InvalidRequestException} if the fields cannot make a row.
     *
     * @param busy of the database that is being written, whose writer nothing may wait for while records are made on trial
     */
    ColumnDomain(RecordType<R, ?> type, List<? extends OrderedField<R, ?>> fields, Busy busy) {
        this.type = type;
        this.busy = busy;
        this.fields = List.copyOf(fields);
        this.columnOf = new int[type.fields().size()];
        Arrays.fill(columnOf, -1);
        Set<Field<R, ?>> named = new HashSet<>();
        for (OrderedField<R, ?> field : fields) {
            if (field.ordinal() >= type.fields().size() || type.fields().get(field.ordinal()) != field) {
                throw unusable("a field is of another type", field);
            }
            if (!named.add(field)) {
                throw unusable("a field has two columns", field);
            }
            columnOf[field.ordinal()] = named.size() - 1;
        }
        for (Field<R, ?> field : type.fields()) {
            if (!field.optional() && !named.contains(field)) {
                throw unusable("a required field has no column", field);
            }
        }
    }

    List<? extends OrderedField<R, ?>> fields() {
        return fields;
    }

    /** The same rows in canonical form. @throws InvalidRecordException if a value cannot be kept exactly */
    Columns checked(Columns columns) {
        if (columns.width() != fields.size()) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot load columns: there are not as many as fields",
                    "type",
                    type.name(),
                    "columns",
                    columns.width(),
                    "fields",
                    fields.size()));
        }
        Object[] arrays = new Object[columns.width()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = column(fields.get(i), columns.array(i), columns.size());
        }
        Columns checked = new Columns(columns.size(), arrays);
        int parts = Math.max(1, columns.size() / PART);
        List<Runnable> checks = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) columns.size() * part / parts);
            int to = (int) ((long) columns.size() * (part + 1) / parts);
            checks.add(() -> checkRows(checked, from, to));
        }
        AtOnce.run("trading-store-rows", checks);
        return checked;
    }

    /** On the thread of the caller, who writes, or on one that works for it. */
    private void checkRows(Columns columns, int from, int to) {
        if (busy.here()) {
            requireRows(columns, from, to);
        } else {
            busy.during(() -> {
                requireRows(columns, from, to);
                return to;
            });
        }
    }

    private void requireRows(Columns columns, int from, int to) {
        List<Object[]> objects = new ArrayList<>();
        for (int i = 0; i < columns.width(); i++) {
            if (columns.array(i) instanceof Object[] column) {
                objects.add(column);
            }
        }
        boolean trial = !type.constructsEveryRow();
        for (int row = from; row < to; row++) {
            if (row == 0 || differs(objects, row)) {
                Domain.checked(type, values(columns, row));
            }
            if (trial) {
                requireRecord(columns, row);
            }
        }
    }

    /** Refuses a row that no record and key can be made of, which nobody could read. */
    private void requireRecord(Columns columns, int row) {
        try {
            type.keyOf(type.construct(ordinal -> value(columns, ordinal, row)));
        } catch (InvalidRecordException e) {
            throw new InvalidRecordException(
                    e.component(),
                    ErrorText.of(
                            "Cannot write a " + type.name() + ": no record can be made of a row",
                            "component",
                            e.component(),
                            "row_of_chunk",
                            row,
                            "because",
                            e.getMessage()),
                    e);
        } catch (RuntimeException e) {
            // The constructor of an application's record may refuse by any exception, such as one for a null.
            throw new InvalidRequestException(
                    ErrorText.of(
                            "Cannot load columns: no record can be made of a row",
                            "type",
                            type.name(),
                            "row_of_chunk",
                            row),
                    e);
        }
    }

    private @Nullable Object value(Columns columns, int ordinal, int row) {
        int column = columnOf[ordinal];
        return column < 0 ? null : value(columns, fields.get(column), column, row);
    }

    private static @Nullable Object value(Columns columns, OrderedField<?, ?> field, int column, int row) {
        Object array = columns.array(column);
        if (array instanceof long[] longs) {
            return PortableNumbers.portable(field.kind(), longs[row]);
        }
        if (array instanceof double[] doubles) {
            return Double.isNaN(doubles[row]) ? null : (Object) doubles[row];
        }
        return ((Object[]) array)[row];
    }

    /** One row of checked columns. */
    RowValues row(Columns columns, int row) {
        return new RowValues(values(columns, row));
    }

    private @Nullable Object[] values(Columns columns, int row) {
        @Nullable Object[] values = new Object[type.fields().size()];
        for (int i = 0; i < fields.size(); i++) {
            OrderedField<R, ?> field = fields.get(i);
            values[field.ordinal()] = value(columns, field, i, row);
        }
        return values;
    }

    private static boolean differs(List<Object[]> columns, int row) {
        for (int i = 0; i < columns.size(); i++) {
            Object[] objects = columns.get(i);
            if (objects[row] != objects[row - 1]) {
                return true;
            }
        }
        return false;
    }

    private Object column(OrderedField<R, ?> field, Object array, int size) {
        boolean number = array instanceof long[] && Columns.isLong(field.kind());
        boolean real = array instanceof double[] && field.kind() == Kind.DOUBLE;
        boolean object = array instanceof Object[];
        if (!number && !real && !object) {
            throw unusable("a column is of another kind than its field", field);
        }
        if (Array.getLength(array) < size) {
            throw unusable("a column is shorter than its chunk", field);
        }
        if (array instanceof long[] longs) {
            checkNumbers(field, longs, size);
            return longs;
        }
        return array instanceof double[] doubles ? reals(field, doubles, size) : objects(field, (Object[]) array, size);
    }

    private void checkNumbers(OrderedField<R, ?> field, long[] longs, int size) {
        long low = lowest(field.kind());
        long high = highest(field.kind());
        for (int row = 0; row < size; row++) {
            if (longs[row] < low || longs[row] > high) {
                throw invalid(field, "the number is out of range", longs[row], row, null);
            }
        }
    }

    private static long lowest(Kind kind) {
        return switch (kind) {
            case INSTANT -> PortableNumbers.micros(Domain.FIRST_MOMENT);
            case DATE -> LocalDate.of(1, 1, 1).toEpochDay();
            case MONTH -> PortableNumbers.months(YearMonth.of(1, 1));
            default -> Long.MIN_VALUE;
        };
    }

    private static long highest(Kind kind) {
        return switch (kind) {
            case INSTANT -> PortableNumbers.micros(Domain.AFTER_LAST_MOMENT) - 1;
            case DATE -> LocalDate.of(10_000, 1, 1).toEpochDay() - 1;
            case MONTH -> PortableNumbers.months(YearMonth.of(10_000, 1)) - 1;
            default -> Long.MAX_VALUE;
        };
    }

    private double[] reals(OrderedField<R, ?> field, double[] given, int size) {
        double[] doubles = given;
        for (int row = 0; row < size; row++) {
            double value = doubles[row];
            if (value > 0 && value <= Double.MAX_VALUE) {
                // Two comparisons instead of five for what nearly all prices are.
                continue;
            }
            if (!Double.isFinite(value) && !(field.optional() && Double.isNaN(value))) {
                throw invalid(field, "a double must be finite", value, row, null);
            }
            if (value == 0 && Double.doubleToRawLongBits(value) != 0) {
                doubles = doubles == given ? given.clone() : doubles;
                doubles[row] = 0;
            }
        }
        return doubles;
    }

    private @Nullable Object[] objects(OrderedField<R, ?> field, @Nullable Object[] given, int size) {
        @Nullable Object[] objects = given;
        Object last = null;
        for (int row = 0; row < size; row++) {
            Object value = given[row];
            Object portable = row > 0 && value == given[row - 1] ? last : portable(field, value, row);
            if (portable != value && objects == given) {
                objects = given.clone();
            }
            if (objects != given) {
                objects[row] = portable;
            }
            last = portable;
        }
        return objects;
    }

    private <V> @Nullable Object portable(OrderedField<R, V> field, @Nullable Object value, int row) {
        if (value == null) {
            if (!field.optional()) {
                throw invalid(field, "a component that must be present is missing", "null", row, null);
            }
            return null;
        }
        try {
            Object portable = field.toPortable(field.fromPortable(value));
            return value instanceof String && value.equals(portable) ? value : portable;
        } catch (ClassCastException | StorageException e) {
            throw invalid(field, "the value is none of its field", value, row, e);
        }
    }

    private InvalidRecordException invalid(
            Field<R, ?> field, String reason, Object value, int row, @Nullable Throwable cause) {
        return new InvalidRecordException(
                field.name(),
                ErrorText.of(
                        "Cannot write a " + type.name() + ": " + reason,
                        "component",
                        field.name(),
                        "value",
                        value,
                        "row_of_chunk",
                        row),
                cause);
    }

    private InvalidRequestException unusable(String reason, Field<R, ?> field) {
        return new InvalidRequestException(
                ErrorText.of("Cannot load columns: " + reason, "type", type.name(), "field", field.name()));
    }
}
