package org.tradingstore.duckdb.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.tradingstore.jdbi.internal.SqlSession;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;

/**
 * Aggregates in the engine, as exact as row by row: decimals are added as whole numbers and fractions apart, since their sum would
 * overflow; doubles as integers of a fixed unit, since the engine's own sum depends on the order of its threads.
 */
final class DuckdbAggregates {
    /** Doubles are added in units of 2 to the power of -62: each one from 2^-10 to 2^36 is a whole number of them, and so is 0. */
    private static final BigDecimal UNITS = new BigDecimal(BigInteger.ONE.shiftLeft(62));

    private static final String LOWEST = "9.765625e-04::DOUBLE";
    private static final String BEYOND = "68719476736::DOUBLE";
    private static final String UNIT = "4611686018427387904::DOUBLE";

    /** So many of the greatest fit in 127 bits. */
    private static final long MOST_DOUBLES = 1L << 28;

    private static final int RESULT_SCALE = 18;

    private final DuckDBConnection connection;
    private final DuckdbDialect dialect;
    private final AggregateRequest request;

    DuckdbAggregates(DuckDBConnection connection, DuckdbDialect dialect, AggregateRequest request) {
        this.connection = connection;
        this.dialect = dialect;
        this.request = request;
    }

    /** Whether the engine computes what is asked for: spans of time are few rows, and their edges many. */
    static boolean serves(AggregateRequest request) {
        return request.buckets() == null;
    }

    String selected() {
        List<String> columns = new ArrayList<>();
        request.groups().forEach(group -> columns.add(DuckdbRows.selected(group)));
        for (Measure<?, ?> measure : request.measures()) {
            columns.addAll(columns(measure));
        }
        return String.join(", ", columns);
    }

    /** The groups in order; null where a value or a number of groups is beyond what is computed so. */
    @Nullable
    List<AggregateRow> run(SqlSession.Question question) throws SQLException {
        String grouped = request.groups().isEmpty()
                ? ""
                : " GROUP BY "
                        + request.groups().stream()
                                .map(group -> '"' + group.name() + '"')
                                .collect(Collectors.joining(", "));
        List<AggregateRow> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(question.sql() + grouped)) {
            for (int i = 0; i < question.values().size(); i++) {
                dialect.bind(statement, i + 1, question.values().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    AggregateRow row = all.size() == request.mostGroups() ? null : row(rows);
                    if (row == null) {
                        return null;
                    }
                    all.add(row);
                }
            }
        }
        all.sort(this::compare);
        return all;
    }

    private int compare(AggregateRow left, AggregateRow right) {
        int order = 0;
        for (int i = 0; order == 0 && i < request.groups().size(); i++) {
            Object a = left.groups()[i];
            Object b = right.groups()[i];
            order = a == null || b == null
                    ? Boolean.compare(a == null, b == null)
                    : PortableOrder.compare(request.groups().get(i).kind(), a, b);
        }
        return order;
    }

    private @Nullable AggregateRow row(ResultSet rows) throws SQLException {
        int place = 1;
        @Nullable Object[] groups = new Object[request.groups().size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = DuckdbRows.value(rows, place++, request.groups().get(i));
        }
        @Nullable Object[] results = new Object[request.measures().size()];
        for (int i = 0; i < results.length; i++) {
            Measure<?, ?> measure = request.measures().get(i);
            int width = columns(measure).size();
            if (width == 3) {
                long count = rows.getLong(place);
                boolean doubles = measured(measure).kind() == Kind.DOUBLE;
                if (rows.getLong(place + 1) > 0 || (doubles && count > MOST_DOUBLES)) {
                    return null;
                }
                results[i] = count == 0 ? null : sum(measure, count, rows.getString(place + 2));
            } else if (measure.function() == Measure.Function.COUNT) {
                results[i] = rows.getLong(place);
            } else {
                results[i] = DuckdbRows.value(rows, place, measured(measure));
            }
            place += width;
        }
        return new AggregateRow(-1, groups, results);
    }

    private static Field<?, ?> measured(Measure<?, ?> measure) {
        Field<?, ?> field = measure.field();
        if (field == null) {
            throw new IllegalStateException("A measure of no field is a count");
        }
        return field;
    }

    private static Object sum(Measure<?, ?> measure, long count, String text) {
        boolean average = measure.function() == Measure.Function.AVERAGE;
        if (measured(measure).kind() == Kind.DOUBLE) {
            BigDecimal exact = new BigDecimal(text).divide(UNITS);
            return average
                    ? exact.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                            .doubleValue()
                    : exact.doubleValue();
        }
        String[] parts = text.split(" ", 2);
        BigDecimal exact = new BigDecimal(parts[0]).add(parts.length > 1 ? new BigDecimal(parts[1]) : BigDecimal.ZERO);
        return DuckdbRows.required(
                average ? exact.divide(BigDecimal.valueOf(count), RESULT_SCALE, RoundingMode.HALF_EVEN) : exact);
    }

    /** What is selected for a measure: of a sum the number of values, how many of them are out of reach, and the sum as text. */
    private List<String> columns(Measure<?, ?> measure) {
        Field<?, ?> field = measure.field();
        if (field == null) {
            return List.of("count(*)");
        }
        String column = '"' + field.name() + '"';
        return switch (measure.function()) {
            case COUNT -> List.of("count(" + column + ")");
            case MIN -> List.of(extreme(field, "min(" + column + ")"));
            case MAX -> List.of(extreme(field, "max(" + column + ")"));
            case FIRST -> List.of(extreme(field, ordered(measure, "arg_min", column)));
            case LAST -> List.of(extreme(field, ordered(measure, "arg_max", column)));
            case SUM, AVERAGE -> sums(field.kind(), column);
        };
    }

    private static String extreme(Field<?, ?> field, String sql) {
        return field.kind() == Kind.INSTANT ? "epoch_us(" + sql + ")" : sql;
    }

    private String ordered(Measure<?, ?> measure, String function, String column) {
        OrderedField<?, ?> by = measure.by();
        if (by == null) {
            throw new IllegalStateException("A first or last value is so by another field");
        }
        List<String> order = new ArrayList<>();
        order.add('"' + by.name() + '"');
        request.selection().type().key().fields().forEach(field -> order.add('"' + field.name() + '"'));
        return function + "(" + column + ", row(" + String.join(", ", order) + ")) FILTER (WHERE " + column
                + " IS NOT NULL AND \"" + by.name() + "\" IS NOT NULL)";
    }

    private static List<String> sums(Kind kind, String column) {
        String count = "count(" + column + ")";
        return switch (kind) {
            case DOUBLE -> {
                String reach = "(" + column + " = 0 OR abs(" + column + ") BETWEEN " + LOWEST + " AND " + BEYOND + ")";
                yield List.of(
                        count,
                        "count(*) FILTER (WHERE NOT " + reach + ")",
                        "CAST(sum(CASE WHEN " + reach + " THEN CAST(" + column + " * " + UNIT
                                + " AS HUGEINT) END) AS VARCHAR)");
            }
            case DECIMAL ->
                List.of(
                        count,
                        "0",
                        "sum(CAST(trunc(" + column + ") AS BIGINT)) || ' ' || sum(" + column + " - trunc(" + column
                                + "))");
            default -> List.of(count, "0", "CAST(sum(" + column + ") AS VARCHAR)");
        };
    }
}
