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
import org.tradingstore.duckdb.internal.SeriesReading.Piece;
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

    /** What is read as it lies is handed over when it is known to be in order, so two of them must fit in memory. */
    private static final int LONGEST_AS_IT_LIES = 1_000_000;

    private final Map<String, TableSql> tables;
    private final DuckdbDialect dialect;
    private final DuckdbReaders readers;

    DuckdbSeries(Map<String, TableSql> tables, DuckdbDialect dialect, DuckdbReaders readers) {
        this.tables = tables;
        this.dialect = dialect;
        this.readers = readers;
    }

    /** A series, how many rows it has, and between which places in the file. */
    record Run(String name, long rows, long begin, long end) {}

    @Override
    public void scan(Selection selection, Series series, SeriesSink sink) {
        Reader reader = readers.take();
        DuckdbReaders.After after = DuckdbReaders.After.DROP;
        try {
            reader.begin();
            List<Run> runs = runs(reader, selection, series);
            int handed = apart(runs) ? asTheyLie(reader, selection, series, runs, sink) : 0;
            if (handed < runs.size()) {
                sorted(reader, selection, series, runs.subList(handed, runs.size()), sink);
            }
            after = DuckdbReaders.After.KEEP;
        } catch (SQLException e) {
            throw dialect.translate(e, "read " + selection.type().name());
        } finally {
            readers.give(reader, after);
        }
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

    private TableSql table(Selection selection) {
        return Objects.requireNonNull(tables.get(selection.type().name()));
    }

    private SelectionSql question(Selection selection, String columns) {
        return new SelectionSql(table(selection), dialect, columns, selection);
    }

    private List<Run> runs(Reader reader, Selection selection, Series series) throws SQLException {
        List<Run> runs = new ArrayList<>();
        String name = SelectionSql.column(series.name());
        SelectionSql counts = question(selection, name + ", count(*), min(rowid), max(rowid)");
        String sql = counts.text() + " GROUP BY " + name + " ORDER BY " + name;
        PreparedStatement statement = reader.take(sql);
        try {
            counts.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    runs.add(new Run(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
                }
            }
        } finally {
            reader.give(sql, statement);
        }
        return runs;
    }

    private String numbers(Series series) {
        return ChunkColumnCursor.selected(dialect, series.time()) + ", " + SelectionSql.column(series.value());
    }

    /** Hands series over until one is found that is not in order; how many. */
    private int asTheyLie(Reader reader, Selection selection, Series series, List<Run> runs, SeriesSink sink)
            throws SQLException {
        SqlSession.Question question = question(selection, numbers(series)).followedBy("");
        int handed = 0;
        try (SeriesReading reading = reading(reader, selection, question, runs, LONGEST_AS_IT_LIES)) {
            for (List<Piece> pieces = reading.next(); !pieces.isEmpty(); pieces = reading.next()) {
                for (Piece piece : pieces) {
                    if (!piece.ascends()) {
                        return handed;
                    }
                    hand(piece, sink);
                    handed++;
                }
            }
        }
        return handed;
    }

    private SeriesReading reading(
            Reader reader, Selection selection, SqlSession.Question question, List<Run> runs, int longest)
            throws SQLException {
        ChunkReading chunks = new ChunkReading(reader, dialect, question);
        return new SeriesReading(chunks, dialect, selection.type().name(), runs, longest);
    }

    private static void hand(Piece piece, SeriesSink sink) {
        sink.part(piece.name(), piece.times(), piece.values(), piece.size());
        if (piece.last()) {
            sink.end(piece.name());
        }
    }

    private void sorted(Reader reader, Selection selection, Series series, List<Run> runs, SeriesSink sink)
            throws SQLException {
        String name = SelectionSql.column(series.name());
        SqlSession.Question question = question(selection, numbers(series))
                .followedBy(
                        " AND " + name + " >= ? ORDER BY " + name + ", " + SelectionSql.column(series.time()),
                        runs.get(0).name());
        try (SeriesReading reading = reading(reader, selection, question, runs, PART)) {
            for (List<Piece> pieces = reading.next(); !pieces.isEmpty(); pieces = reading.next()) {
                pieces.forEach(piece -> hand(piece, sink));
            }
        }
    }
}
