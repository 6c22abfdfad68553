package org.tradingstore.duckdb.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.tradingstore.core.internal.series.AsOfSearch;
import org.tradingstore.core.internal.series.SeriesScan;
import org.tradingstore.jdbi.internal.SelectionSql;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.Selection;

/** Hands what is asked for over to the engine, and joins it there as of its times. <em>Thread-safe.</em> */
final class DuckdbAsOf implements AsOfSearch {
    private static final String ASKED = "env_asked";

    private final Map<String, TableSql> tables;
    private final DuckdbDialect dialect;
    private final DuckdbReaders readers;

    DuckdbAsOf(Map<String, TableSql> tables, DuckdbDialect dialect, DuckdbReaders readers) {
        this.tables = tables;
        this.dialect = dialect;
        this.readers = readers;
    }

    @Override
    public void search(Selection selection, SeriesScan.Series series, String[] names, long[] times, Found found) {
        if (names.length == 0) {
            return;
        }
        DuckdbReaders.Reader reader = readers.take();
        DuckdbReaders.After after = DuckdbReaders.After.DROP;
        try {
            reader.statements().execute("CREATE TEMP TABLE " + ASKED + " (place INTEGER, name VARCHAR, upto BIGINT)");
            stage(reader, names, times);
            join(reader, selection, series, Arrays.stream(times).max().orElseThrow(), found);
            reader.statements().execute("DROP TABLE " + ASKED);
            after = DuckdbReaders.After.KEEP;
        } catch (SQLException e) {
            throw dialect.translate(e, "look up " + selection.type().name());
        } finally {
            // What was handed over is gone with the connection where anything failed.
            readers.give(reader, after);
        }
    }

    private static void stage(DuckdbReaders.Reader reader, String[] names, long[] times) throws SQLException {
        DuckDBConnection connection = reader.connection().unwrap(DuckDBConnection.class);
        try (DuckDBAppender appender = connection.createAppender("temp", "main", ASKED)) {
            for (int place = 0; place < names.length; place++) {
                appender.beginRow();
                appender.append(place);
                appender.append(names[place]);
                appender.append(times[place]);
                appender.endRow();
            }
        }
    }

    private void join(
            DuckdbReaders.Reader reader, Selection selection, SeriesScan.Series series, long last, Found found)
            throws SQLException {
        TableSql table = Objects.requireNonNull(tables.get(selection.type().name()));
        OrderedField<?, ?> time = series.time();
        String timeColumn = SelectionSql.column(time);
        String columns = SelectionSql.column(series.name()) + " AS name, "
                + dialect.numbers(timeColumn, time.kind()) + " AS moment, "
                + SelectionSql.column(series.value()) + " AS number";
        SelectionSql rows = new SelectionSql(table, dialect, columns, selection);
        String sql =
                "SELECT place, moment, number FROM " + ASKED + " a ASOF JOIN (" + rows.text() + " AND " + timeColumn
                        + " <= ? AND " + SelectionSql.column(series.name()) + " IN (SELECT name FROM " + ASKED
                        + ")) b ON a.name = b.name AND a.upto >= b.moment";
        try (PreparedStatement statement = reader.connection().prepareStatement(sql)) {
            dialect.bindNumber(statement, rows.bind(statement), time.kind(), last);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.at(result.getInt(1), result.getLong(2), result.getDouble(3));
                }
            }
        }
    }
}
