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
import org.tradingstore.jdbi.internal.SelectionSql;
import org.tradingstore.jdbi.internal.SqlSession;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.spi.Selection;

/**
 * Reads all series in one pass over two columns of numbers: how long each one is tells where it ends, so that no name is read more than once.
 * Series that lie in the file one after the other, as after a load, are read as they lie, which takes a third of the time that sorting
 * them does. <em>Thread-safe.</em>
 */
final class DuckdbSeries implements SeriesScan {
    private static final int PART = 8_192;

    /** What is read as it lies is handed over when it is known to be in order, so it must fit in memory. */
    private static final int LONGEST_AS_IT_LIES = 1_000_000;

    private final Map<String, TableSql> tables;
    private final DuckdbDialect dialect;
    private final DuckdbReaders readers;

    DuckdbSeries(Map<String, TableSql> tables, DuckdbDialect dialect, DuckdbReaders readers) {
        this.tables = tables;
        this.dialect = dialect;
        this.readers = readers;
    }

    /** A series, how many rows it has, between which places in the file, and between which times. */
    private record Run(String name, long rows, long begin, long end, long first, long last) {}

    @Override
    public void scan(Selection selection, Series series, SeriesSink sink) {
        Reader reader = readers.take();
        DuckdbReaders.After after = DuckdbReaders.After.DROP;
        try {
            reader.begin();
            List<Run> runs = runs(reader, selection, series);
            int handed = apart(runs) ? asTheyLie(reader, selection, series, runs, sink) : 0;
            if (handed < runs.size()) {
                sorted(reader, selection, series, runs, handed, sink);
            }
            after = DuckdbReaders.After.KEEP;
        } catch (SQLException e) {
            throw dialect.translate(e, "read " + selection.type().name());
        } finally {
            readers.give(reader, after);
        }
    }

    private SelectionSql question(Selection selection, String columns) {
        TableSql table = Objects.requireNonNull(tables.get(selection.type().name()));
        return new SelectionSql(table, dialect, columns, selection);
    }

    private List<Run> runs(Reader reader, Selection selection, Series series) throws SQLException {
        List<Run> runs = new ArrayList<>();
        String name = SelectionSql.column(series.name());
        String time = number(series);
        SelectionSql counts =
                question(selection, name + ", count(*), min(rowid), max(rowid), min(" + time + "), max(" + time + ")");
        String sql = counts.text() + " GROUP BY " + name + " ORDER BY " + name;
        try (PreparedStatement statement = reader.connection().prepareStatement(sql)) {
            counts.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    runs.add(new Run(
                            rows.getString(1),
                            rows.getLong(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getLong(5),
                            rows.getLong(6)));
                }
            }
        }
        return runs;
    }

    private String number(Series series) {
        return dialect.numbers(SelectionSql.column(series.time()), series.time().kind());
    }

    /** Whether series lie one after the other in the order of their names, and none of them is too long. */
    private static boolean apart(List<Run> runs) {
        long end = -1;
        for (Run run : runs) {
            if (run.begin() <= end || run.rows() > LONGEST_AS_IT_LIES) {
                return false;
            }
            end = run.end();
        }
        return true;
    }

    private String numbers(Series series) {
        return ChunkColumnCursor.selected(dialect, series.time()) + ", " + SelectionSql.column(series.value());
    }

    /** Hands series over until one is found that is not in order; how many. */
    private int asTheyLie(Reader reader, Selection selection, Series series, List<Run> runs, SeriesSink sink)
            throws SQLException {
        SqlSession.Question question = question(selection, numbers(series)).followedBy("");
        try (SeriesReading rows = new SeriesReading(new ChunkReading(reader, dialect, question))) {
            for (int handed = 0; handed < runs.size(); handed++) {
                Run run = runs.get(handed);
                int size = (int) run.rows();
                rows.read(run.name(), size);
                if (!inOrder(run, rows.times(), size)) {
                    return handed;
                }
                sink.part(run.name(), rows.times(), rows.values(), size);
                sink.end(run.name());
            }
        }
        return runs.size();
    }

    private static boolean inOrder(Run run, long[] times, int size) {
        for (int i = 1; i < size; i++) {
            if (times[i] <= times[i - 1]) {
                return false;
            }
        }
        return times[0] == run.first() && times[size - 1] == run.last();
    }

    /** Hands over all series but the first {@code handed}, in parts. */
    private void sorted(Reader reader, Selection selection, Series series, List<Run> runs, int handed, SeriesSink sink)
            throws SQLException {
        String name = SelectionSql.column(series.name());
        SqlSession.Question question = question(selection, numbers(series))
                .followedBy(
                        " AND " + name + " >= ? ORDER BY " + name + ", " + SelectionSql.column(series.time()),
                        runs.get(handed).name());
        try (SeriesReading rows = new SeriesReading(new ChunkReading(reader, dialect, question))) {
            for (Run run : runs.subList(handed, runs.size())) {
                for (long left = run.rows(); left > 0; left -= PART) {
                    int size = (int) Math.min(left, PART);
                    rows.read(run.name(), size);
                    sink.part(run.name(), rows.times(), rows.values(), size);
                }
                sink.end(run.name());
            }
        }
    }
}
