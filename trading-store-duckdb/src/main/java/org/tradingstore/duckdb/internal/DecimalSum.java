package org.tradingstore.duckdb.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;

/**
 * A sum or an average of decimals or whole numbers. DuckDB adds both in 128 bits, to the last digit, and fails where a sum of decimals has
 * more than 38 of them; then whole parts and fractions are added apart, which no number of rows overflows.
 */
final class DecimalSum implements MeasureColumns {
    private static final int RESULT_SCALE = 18;

    private final List<String> selected;
    private final boolean average;

    private DecimalSum(List<String> selected, boolean average) {
        this.selected = selected;
        this.average = average;
    }

    static DecimalSum of(Measure<?, ?> measure, Field<?, ?> field, Effort effort) {
        String column = MeasureColumns.column(field);
        String sum = field.kind() == Kind.DECIMAL && effort == Effort.MORE
                ? "sum(CAST(trunc(" + column + ") AS BIGINT)) || ' ' || sum(" + column + " - trunc(" + column + "))"
                : "CAST(sum(" + column + ") AS VARCHAR)";
        return measure.function() == Measure.Function.AVERAGE
                ? new DecimalSum(List.of(sum, MeasureColumns.counted(field)), true)
                : new DecimalSum(List.of(sum), false);
    }

    /** Whether this is how the engine says that a sum has too many digits. */
    static boolean overflow(SQLException e) {
        String message = e.getMessage();
        return message != null && message.contains("Out of Range Error: Overflow");
    }

    @Override
    public List<String> selected() {
        return selected;
    }

    @Override
    public boolean read(ResultSet rows, int place, @Nullable Object[] results, int at) throws SQLException {
        String text = rows.getString(place);
        results[at] = text == null ? null : value(text, average ? rows.getLong(place + 1) : 1);
        return true;
    }

    private BigDecimal value(String text, long count) {
        String[] parts = text.split(" ", 2);
        BigDecimal exact = new BigDecimal(parts[0]).add(parts.length > 1 ? new BigDecimal(parts[1]) : BigDecimal.ZERO);
        return DuckdbRows.required(
                average ? exact.divide(BigDecimal.valueOf(count), RESULT_SCALE, RoundingMode.HALF_EVEN) : exact);
    }
}
