package org.tradingstore.duckdb.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.jdbi.internal.SqlSession;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;

/**
 * Aggregates in the engine, as exact as row by row: see {@link DecimalSum} and {@link DoubleSum}. What is fast is asked for first; where it
 * does not tell every result, more; and where that does not either, nothing is answered.
 */
final class DuckdbAggregates {
    private final Reader reader;
    private final DuckdbDialect dialect;
    private final AggregateRequest request;
    private final SumUnits known;
    private final Function<String, SqlSession.Question> asking;
    private final List<AggregateRow> groups = new ArrayList<>();
    private List<DoubleSum> doubles = List.of();

    /** @param asking makes the question that selects this of the rows */
    DuckdbAggregates(
            Reader reader,
            DuckdbDialect dialect,
            AggregateRequest request,
            SumUnits known,
            Function<String, SqlSession.Question> asking) {
        this.reader = reader;
        this.dialect = dialect;
        this.request = request;
        this.known = known;
        this.asking = asking;
    }

    /** Whether the engine computes what is asked for: spans of time are few rows, and their edges many. */
    static boolean serves(AggregateRequest request) {
        return request.buckets() == null;
    }

    private enum Outcome {
        EXACT,
        INEXACT,
        OVERFLOWN,
        TOO_MANY
    }

    /** The groups in order; null where a value or a number of groups is beyond what is computed so. */
    @Nullable
    List<AggregateRow> run() throws SQLException {
        List<DoubleUnits> units = known();
        if (!units.stream().allMatch(DoubleUnits::served)) {
            return null;
        }
        Outcome outcome = less(units);
        if (outcome == Outcome.INEXACT || outcome == Outcome.OVERFLOWN) {
            List<DoubleUnits> more =
                    doubles.stream().map(sum -> sum.learned().inParts(3)).toList();
            boolean same = outcome == Outcome.INEXACT && more.equals(units);
            if (same || !more.stream().allMatch(DoubleUnits::served)) {
                return null;
            }
            outcome = ask(Effort.MORE, more);
        }
        if (outcome != Outcome.EXACT) {
            return null;
        }
        groups.sort(this::compare);
        return groups;
    }

    private Outcome less(List<DoubleUnits> units) throws SQLException {
        try {
            Outcome outcome = ask(Effort.LESS, units);
            for (DoubleSum sum : doubles) {
                if (!sum.learned().equals(sum.units())) {
                    known.keep(name(sum.field()), sum.learned());
                }
            }
            return outcome;
        } catch (SQLException e) {
            if (DecimalSum.overflow(e)) {
                return Outcome.OVERFLOWN;
            }
            throw e;
        }
    }

    /** The units of each measure that adds doubles, in their order: as last time, or as the column needs them. */
    private List<DoubleUnits> known() throws SQLException {
        List<Field<?, ?>> fields = request.measures().stream()
                .filter(DuckdbAggregates::addsDoubles)
                .<Field<?, ?>>map(DuckdbAggregates::measured)
                .toList();
        List<DoubleUnits> units = new ArrayList<>();
        for (Field<?, ?> field : fields) {
            DoubleUnits last = known.of(name(field));
            if (last == null) {
                return new DoubleRanges(fields).units(reader.connection(), table());
            }
            units.add(last);
        }
        return units;
    }

    private String name(Field<?, ?> field) {
        return request.selection().type().name()
                + request.groups().stream().map(MeasureColumns::column).collect(Collectors.joining(",", " ", " "))
                + MeasureColumns.column(field);
    }

    private String table() {
        return '"' + request.selection().type().name() + '"';
    }

    private static boolean adds(Measure<?, ?> measure) {
        return measure.function() == Measure.Function.SUM || measure.function() == Measure.Function.AVERAGE;
    }

    private static boolean addsDoubles(Measure<?, ?> measure) {
        return adds(measure) && measured(measure).kind() == Kind.DOUBLE;
    }

    private static Field<?, ?> measured(Measure<?, ?> measure) {
        Field<?, ?> field = measure.field();
        if (field == null) {
            throw new IllegalStateException("A measure of no field is a count");
        }
        return field;
    }

    private Outcome ask(Effort effort, List<DoubleUnits> units) throws SQLException {
        groups.clear();
        doubles = new ArrayList<>();
        List<MeasureColumns> measures = new ArrayList<>();
        for (Measure<?, ?> measure : request.measures()) {
            if (addsDoubles(measure)) {
                DoubleSum sum = new DoubleSum(measure, measured(measure), units.get(doubles.size()));
                doubles.add(sum);
                measures.add(sum);
            } else {
                measures.add(
                        adds(measure)
                                ? DecimalSum.of(measure, measured(measure), effort)
                                : MeasureColumns.plain(
                                        measure,
                                        request.selection().type().key().fields()));
            }
        }
        DoubleRanges ranges = new DoubleRanges(
                doubles.stream().<Field<?, ?>>map(DoubleSum::field).toList());
        SqlSession.Question question = asking.apply(selected(measures, ranges));
        String sql = question.sql() + grouped();
        // Planned once for all times: with sums in parts that takes as long as the sums of 500,000 rows.
        PreparedStatement statement = reader.take(sql);
        try {
            for (int i = 0; i < question.values().size(); i++) {
                dialect.bind(statement, i + 1, question.values().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, measures, ranges);
            }
        } finally {
            reader.give(sql, statement);
        }
    }

    private String selected(List<MeasureColumns> measures, DoubleRanges ranges) {
        List<String> columns = new ArrayList<>();
        if (!doubles.isEmpty()) {
            columns.add(ranges.within(table()));
        }
        request.groups().forEach(group -> columns.add(DuckdbRows.selected(group)));
        measures.forEach(measure -> columns.addAll(measure.selected()));
        return String.join(", ", columns);
    }

    private String grouped() {
        return request.groups().isEmpty()
                ? ""
                : request.groups().stream()
                        .map(MeasureColumns::column)
                        .collect(Collectors.joining(", ", " GROUP BY ", ""));
    }

    private Outcome read(ResultSet rows, List<MeasureColumns> measures, DoubleRanges ranges) throws SQLException {
        boolean exact = true;
        while (rows.next()) {
            if (groups.size() == request.mostGroups()) {
                return Outcome.TOO_MANY;
            }
            if (groups.isEmpty()) {
                ranges.tell(rows, doubles);
            }
            int place = doubles.isEmpty() ? 1 : 2;
            @Nullable Object[] keys = new Object[request.groups().size()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = DuckdbRows.value(rows, place++, request.groups().get(i));
            }
            @Nullable Object[] results = new Object[measures.size()];
            for (int i = 0; i < results.length; i++) {
                exact &= measures.get(i).read(rows, place, results, i);
                place += measures.get(i).selected().size();
            }
            groups.add(new AggregateRow(-1, keys, results));
        }
        return exact ? Outcome.EXACT : Outcome.INEXACT;
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
}
