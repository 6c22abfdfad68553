package org.tradingstore.duckdb.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;

/** What is selected for a measure, and how its result is read of a group. */
interface MeasureColumns {
    /** The columns, in the order in which they are read. */
    List<String> selected();

    /**
     * Puts the result of the group that is read into {@code results}, where the columns begin at {@code place}.
     *
     * @return false where the engine's figures do not tell the result to its last digit
     */
    boolean read(ResultSet rows, int place, @Nullable Object[] results, int at) throws SQLException;

    /** Of anything but a sum or an average. */
    static MeasureColumns plain(Measure<?, ?> measure, List<? extends OrderedField<?, ?>> key) {
        Field<?, ?> field = measure.field();
        if (field == null) {
            return count("count(*)");
        }
        String column = column(field);
        return switch (measure.function()) {
            case COUNT -> count(counted(field));
            case MIN -> value(field, "min(" + column + ")");
            case MAX -> value(field, "max(" + column + ")");
            case FIRST -> value(field, ordered(measure, "arg_min", column, key));
            case LAST -> value(field, ordered(measure, "arg_max", column, key));
            case SUM, AVERAGE -> throw new IllegalStateException("A sum or an average has columns of its own");
        };
    }

    static String column(Field<?, ?> field) {
        return '"' + field.name() + '"';
    }

    /** The number of rows that have a value; where all have one, an expression that the engine computes once for all fields. */
    static String counted(Field<?, ?> field) {
        return field.optional() ? "count(" + column(field) + ")" : "count(*)";
    }

    private static MeasureColumns count(String sql) {
        return of(sql, ResultSet::getLong);
    }

    private static MeasureColumns value(Field<?, ?> field, String sql) {
        return of(
                field.kind() == Kind.INSTANT ? "epoch_us(" + sql + ")" : sql,
                (rows, place) -> DuckdbRows.value(rows, place, field));
    }

    /** Reads a value. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        Object read(ResultSet rows, int place) throws SQLException;
    }

    private static MeasureColumns of(String sql, Reading reading) {
        return new MeasureColumns() {
            @Override
            public List<String> selected() {
                return List.of(sql);
            }

            @Override
            public boolean read(ResultSet rows, int place, @Nullable Object[] results, int at) throws SQLException {
                results[at] = reading.read(rows, place);
                return true;
            }
        };
    }

    private static String ordered(
            Measure<?, ?> measure, String function, String column, List<? extends OrderedField<?, ?>> key) {
        OrderedField<?, ?> by = measure.by();
        if (by == null) {
            throw new IllegalStateException("A first or last value is so by another field");
        }
        List<String> order = new ArrayList<>();
        order.add(column(by));
        key.forEach(field -> order.add(column(field)));
        return function + "(" + column + ", row(" + String.join(", ", order) + ")) FILTER (WHERE " + column
                + " IS NOT NULL AND " + column(by) + " IS NOT NULL)";
    }
}
