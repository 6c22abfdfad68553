package org.tradingstore.duckdb.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Field;

/**
 * A sum or an average of doubles as of exact arithmetic, whatever the order in which threads add: values are cut into parts that are added
 * apart, see {@link DoubleUnits}. What rounding may have done to the last parts is known as a bound, and the result refused where it
 * might matter. <em>Not thread-safe: it learns from what it reads.</em>
 */
final class DoubleSum implements MeasureColumns {
    private final Field<?, ?> field;
    private final boolean average;
    private final DoubleUnits units;
    private final List<String> selected;
    private boolean told;
    private boolean holds;
    private boolean restsExact;
    private boolean sure = true;
    private double least;
    private double greatest;
    private long most;

    DoubleSum(Measure<?, ?> measure, Field<?, ?> field, DoubleUnits units) {
        this.field = field;
        this.average = measure.function() == Measure.Function.AVERAGE;
        this.units = units;
        this.selected = List.copyOf(columns());
    }

    Field<?, ?> field() {
        return field;
    }

    /** Tells, before the first group is read, what all values of the field are between. */
    void between(double lowest, double highest) {
        told = true;
        least = lowest;
        greatest = highest;
        holds = units.holds(lowest, highest);
        restsExact = units.restsExact(lowest, highest);
    }

    DoubleUnits units() {
        return units;
    }

    /** Units for the next time: as these values need them; the same where none were read. */
    DoubleUnits learned() {
        if (!told) {
            return units;
        }
        DoubleUnits fitting = DoubleUnits.of(least, greatest, most, units.parts());
        // Two parts may do where they were for more rows than there are.
        return sure || fitting.rows() < units.rows() ? fitting : fitting.inParts(3);
    }

    @Override
    public List<String> selected() {
        return selected;
    }

    private List<String> columns() {
        String column = MeasureColumns.column(field);
        // DuckDB adds a column that has no absent value several times as fast.
        String value =
                field.optional() ? "CASE WHEN " + column + " IS NULL THEN 0::DOUBLE ELSE " + column + " END" : column;
        String high = DoubleUnits.cut(value, units.first());
        String rest = "(" + value + " - " + high + ")";
        List<String> columns = new ArrayList<>(List.of("count(*)", "sum(" + high + ")"));
        if (units.parts() == 2) {
            columns.add("sum(" + rest + ")");
        } else {
            String low = DoubleUnits.cut(rest, units.second());
            columns.add("sum(" + low + ")");
            columns.add("sum(abs(" + rest + " - " + low + "))");
        }
        columns.add(counted() ? MeasureColumns.counted(field) : "any_value(" + column + ")");
        return columns;
    }

    /** Whether the last column is the number of values; else any one of them, which costs less. */
    private boolean counted() {
        return average || !field.optional();
    }

    @Override
    public boolean read(ResultSet rows, int place, @Nullable Object[] results, int at) throws SQLException {
        long count = rows.getLong(place);
        most = Math.max(most, count);
        int last = place + units.parts() + 1;
        double present = rows.getDouble(last);
        if (rows.wasNull() || (counted() && present == 0)) {
            results[at] = null;
            return true;
        }
        if (!holds || count > 1L << units.rows()) {
            return false;
        }
        ExactSum sum = new ExactSum(rows.getDouble(place + 1), rows.getDouble(place + 2), error(rows, place, count));
        Double result = average ? sum.average((long) present) : sum.rounded();
        sure &= result != null;
        results[at] = result;
        return result != null;
    }

    /** How far the sum of the last parts may be from what it should be: each addition rounds by at most 2^-53 of what it comes to. */
    private double error(ResultSet rows, int place, long count) throws SQLException {
        if (units.parts() > 2) {
            return 2 * rows.getDouble(place + 3);
        }
        return restsExact || count == 1
                ? 0
                : Math.max(Double.MIN_VALUE, Math.scalb((double) count * count, units.first() - DoubleUnits.BITS));
    }
}
