package org.tradingstore.duckdb.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Field;

/**
 * Between what all values of fields of doubles are, whether they are asked for or not: DuckDB knows it of most columns, so that it costs no
 * scan. <em>Immutable.</em>
 */
record DoubleRanges(List<Field<?, ?>> fields) {
    DoubleRanges {
        fields = List.copyOf(fields);
    }

    /** Selects them within a statement, so that they are of the state that it sees. */
    String within(String table) {
        return "(SELECT " + ranges() + " FROM " + table + ")";
    }

    private String ranges() {
        return fields.stream()
                .map(MeasureColumns::column)
                .map(column -> "min(" + column + "), max(" + column + ")")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Tells each sum what its field's values are between, of the first column; the sums are in the order of the fields. */
    void tell(ResultSet rows, List<DoubleSum> sums) throws SQLException {
        if (!sums.isEmpty()) {
            Object[] bounds = (Object[]) rows.getArray(1).getArray();
            for (int i = 0; i < sums.size(); i++) {
                sums.get(i).between(value(bounds[2 * i]), value(bounds[2 * i + 1]));
            }
        }
    }

    /** Units for each field, that serve all its values in one group. */
    List<DoubleUnits> units(DuckDBConnection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + ranges() + ", count(*) FROM " + table)) {
            rows.next();
            Object[] bounds = (Object[]) rows.getArray(1).getArray();
            long count = rows.getLong(2);
            return IntStream.range(0, fields.size())
                    .mapToObj(i -> DoubleUnits.of(value(bounds[2 * i]), value(bounds[2 * i + 1]), count, 2))
                    .toList();
        }
    }

    /** None where no row has a value. */
    private static double value(@Nullable Object bound) {
        return bound == null ? 0 : (Double) bound;
    }
}
