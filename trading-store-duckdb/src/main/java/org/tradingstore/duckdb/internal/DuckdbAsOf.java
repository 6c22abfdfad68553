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
        Reader reader = readers.take();
        DuckdbReaders.After after = DuckdbReaders.After.DROP;
        try {
            reader.statements().execute("CREATE TEMP TABLE " + ASKED + " (place INTEGER, name VARCHAR, upto BIGINT)");
            stage(reader, names, times);
            long last = Arrays.stream(times).max().orElseThrow();
            join(reader, selection, series, last, Arrays.stream(times).allMatch(each -> each == last), found);
            reader.statements().execute("DROP TABLE " + ASKED);
            after = DuckdbReaders.After.KEEP;
        } catch (SQLException e) {
            throw dialect.translate(e, "look up " + selection.type().name());
        } finally {
            // What was handed over is gone with the connection where anything failed.
            readers.give(reader, after);
        }
    }

    private static void stage(Reader reader, String[] names, long[] times) throws SQLException {
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

    /** Where all is asked of one time, the last rows until then are enough; an as-of join would sort all before them. */
    private void join(
            Reader reader, Selection selection, SeriesScan.Series series, long last, boolean together, Found found)
            throws SQLException {
        TableSql table = Objects.requireNonNull(tables.get(selection.type().name()));
        OrderedField<?, ?> time = series.time();
        String name = SelectionSql.column(series.name());
        String timeColumn = SelectionSql.column(time);
        String moment = dialect.numbers(timeColumn, time.kind());
        String value = SelectionSql.column(series.value());
        String columns = together
                ? name + " AS name, max(" + moment + ") AS moment, arg_max(" + value + ", " + timeColumn + ") AS number"
                : name + " AS name, " + moment + " AS moment, " + value + " AS number";
        SelectionSql rows = new SelectionSql(table, dialect, columns, selection);
        String upTo = rows.text() + " AND " + timeColumn + " <= ? AND " + name + " IN (SELECT name FROM " + ASKED + ")";
        String sql = "SELECT place, moment, number FROM " + ASKED + " a "
                + (together
                        ? "JOIN (" + upTo + " GROUP BY " + name + ") b ON a.name = b.name"
                        : "ASOF JOIN (" + upTo + ") b ON a.name = b.name AND a.upto >= b.moment");
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
