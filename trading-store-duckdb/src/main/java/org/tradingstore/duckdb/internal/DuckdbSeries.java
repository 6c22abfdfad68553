package org.tradingstore.duckdb.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tradingstore.core.internal.series.SeriesScan;
import org.tradingstore.core.internal.series.SeriesSink;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.jdbi.internal.SelectionSql;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.Selection;

/**
 * Reads all series in one pass over two columns of numbers: how long each one is tells where it ends, so that no name is read more than once.
 * <em>Thread-safe.</em>
 */
final class DuckdbSeries implements SeriesScan {
    private static final int PART = 8_192;

    private final Map<String, TableSql> tables;
    private final DuckdbDialect dialect;
    private final DuckdbReaders readers;

    DuckdbSeries(Map<String, TableSql> tables, DuckdbDialect dialect, DuckdbReaders readers) {
        this.tables = tables;
        this.dialect = dialect;
        this.readers = readers;
    }

    /** A series, and how many rows it has. */
    private record Run(String name, long rows) {}

    @Override
    public void scan(Selection selection, Series series, SeriesSink sink) {
        DuckdbReaders.Reader reader = readers.take();
        DuckdbReaders.After after = DuckdbReaders.After.DROP;
        try {
            reader.statements().execute("BEGIN TRANSACTION READ ONLY");
            read(reader, selection, series, sink);
            reader.statements().execute("ROLLBACK");
            after = DuckdbReaders.After.KEEP;
        } catch (SQLException e) {
            throw dialect.translate(e, "read " + selection.type().name());
        } finally {
            readers.give(reader, after);
        }
    }

    private void read(DuckdbReaders.Reader reader, Selection selection, Series series, SeriesSink sink)
            throws SQLException {
        String name = SelectionSql.column(series.name());
        OrderedField<?, ?> time = series.time();
        List<Run> runs = runs(reader, question(selection, name + ", count(*)"), name);
        SelectionSql numbers = question(
                selection,
                dialect.numbers(SelectionSql.column(time), time.kind()) + ", " + SelectionSql.column(series.value()));
        String sql = numbers.text() + " ORDER BY " + name + ", " + SelectionSql.column(time);
        try (PreparedStatement statement = reader.connection().prepareStatement(sql)) {
            numbers.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                for (Run run : runs) {
                    hand(run, rows, sink);
                }
            }
        }
    }

    private SelectionSql question(Selection selection, String columns) {
        TableSql table = Objects.requireNonNull(tables.get(selection.type().name()));
        return new SelectionSql(table, dialect, columns, selection);
    }

    private static List<Run> runs(DuckdbReaders.Reader reader, SelectionSql counts, String name) throws SQLException {
        List<Run> runs = new ArrayList<>();
        String sql = counts.text() + " GROUP BY " + name + " ORDER BY " + name;
        try (PreparedStatement statement = reader.connection().prepareStatement(sql)) {
            counts.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    runs.add(new Run(rows.getString(1), rows.getLong(2)));
                }
            }
        }
        return runs;
    }

    private static void hand(Run run, ResultSet rows, SeriesSink sink) throws SQLException {
        for (long left = run.rows(); left > 0; left -= PART) {
            int size = (int) Math.min(left, PART);
            long[] times = new long[size];
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                if (!rows.next()) {
                    throw new StorageException(ErrorText.of(
                            "Cannot read a series: it has fewer rows than were counted in the same state",
                            "series",
                            run.name()));
                }
                times[i] = rows.getLong(1);
                double value = rows.getDouble(2);
                values[i] = rows.wasNull() ? Double.NaN : value;
            }
            sink.part(run.name(), times, values, size);
        }
        sink.end(run.name());
    }
}
