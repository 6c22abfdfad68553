package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.tradingstore.benchmarks.measure.Contender;
import org.tradingstore.benchmarks.measure.Match;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.DateRange;

/**
 * Reads of all bars in the order of their keys. The library puts them in that order; the others read them as they were written, which is
 * the same here, unless their names say otherwise.
 */
final class ReadWorks {
    static final String COLUMNS = "duckdb-columns";
    static final String SERIES = "duckdb-series";
    static final String RECORDS = "duckdb-records";
    static final List<String> NAMES = List.of(COLUMNS, SERIES, RECORDS);

    private static final String UNIT = "rows/s";
    private static final String STORE = "trading-store";
    private static final String CHUNKS = "chunk-reader";
    private static final String NUMBERS =
            "SELECT " + PlainFile.DAY + ", open, high, low, close, adjusted_close, volume FROM daily_price";

    private final Rows rows;
    private final Tally wanted;

    ReadWorks(Rows rows) {
        this.rows = rows;
        this.wanted = rows.tally();
    }

    private void fill(Path kept) throws Exception {
        StoreFile.fill(kept, rows);
        PlainFile.fill(kept, rows);
    }

    /** All bars into primitive arrays, a chunk at a time. */
    Match columns() {
        return new Match(
                COLUMNS,
                UNIT,
                CHUNKS,
                Match.Kind.READS,
                this::fill,
                List.of(
                        Contender.of(STORE, places -> store(places.kept(), ReadWorks::columns)),
                        Contender.of(CHUNKS, places -> plain(places.kept(), (c, tally) -> chunks(c, NUMBERS, tally))),
                        Contender.beside(
                                CHUNKS + "-ordered",
                                places -> plain(
                                        places.kept(),
                                        (c, tally) -> chunks(c, NUMBERS + " ORDER BY symbol, date", tally))),
                        Contender.beside("jdbc", places -> plain(places.kept(), ReadWorks::getters))));
    }

    /** The bars of one symbol after the other into primitive arrays. */
    Match series() {
        return new Match(
                SERIES,
                UNIT,
                CHUNKS,
                Match.Kind.READS,
                this::fill,
                List.of(
                        Contender.of(STORE, places -> store(places.kept(), this::series)),
                        Contender.of(CHUNKS, places -> plain(places.kept(), this::seriesOfChunks))));
    }

    /** All bars into records, one at a time. */
    Match records() {
        return new Match(
                RECORDS,
                UNIT,
                "jdbc",
                Match.Kind.READS,
                this::fill,
                List.of(
                        Contender.of(STORE, places -> store(places.kept(), ReadWorks::records)),
                        Contender.of("jdbc", places -> peer(places.kept(), JdbcPeer::inserting)),
                        Contender.beside(CHUNKS, places -> plain(places.kept(), ReadWorks::recordsOfChunks)),
                        Contender.beside("jdbi", places -> peer(places.kept(), JdbiPeer::new)),
                        Contender.beside("jooq", places -> peer(places.kept(), JooqPeer::new)),
                        Contender.beside("hibernate", places -> peer(places.kept(), HibernatePeer::new)),
                        Contender.beside("spring-data-jdbc", places -> peer(places.kept(), SpringPeer::new))));
    }

    private Scan store(Path kept, Scan.Reading<StoreFile> reading) {
        StoreFile file = StoreFile.open(kept);
        return Scan.of(file, file::close, reading, wanted);
    }

    private Scan plain(Path kept, Scan.Reading<DuckDBConnection> reading) throws SQLException {
        DuckDBConnection connection = PlainFile.connect(kept);
        return Scan.of(connection, connection::close, reading, wanted);
    }

    private Scan peer(Path kept, BarPeer.Opening opening) throws Exception {
        BarPeer opened = opening.open(kept);
        return Scan.of(opened, opened::close, (peer, tally) -> peer.scan(tally::add), wanted);
    }

    private static void columns(StoreFile file, Tally tally) {
        try (ColumnCursor cursor = file.prices().columns(DailyPrice.TYPE.all(), StoreFile.NUMBERS)) {
            for (Columns chunk = cursor.next(); chunk != null; chunk = cursor.next()) {
                tally.addNumbers(chunk, 0);
            }
        }
    }

    private static void chunks(DuckDBConnection connection, String sql, Tally tally) throws SQLException {
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                tally.addNumbers(Chunks.columns(result.chunk(), 0), 0);
            }
        }
    }

    private static void getters(DuckDBConnection connection, Tally tally) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(NUMBERS)) {
            while (found.next()) {
                tally.numbers(
                        found.getLong(1),
                        found.getDouble(2),
                        found.getDouble(3),
                        found.getDouble(4),
                        found.getDouble(5),
                        orNaN(found, 6),
                        orNaN(found, 7));
            }
        }
    }

    private static double orNaN(ResultSet found, int place) throws SQLException {
        double value = found.getDouble(place);
        return found.wasNull() ? Double.NaN : value;
    }

    private void series(StoreFile file, Tally tally) {
        DateRange all = DateRange.all();
        for (int number = 0; number < Bars.SYMBOLS; number++) {
            PriceColumns columns = file.prices().columns(rows.bars().symbol(number), all);
            for (int place = 0; place < columns.size(); place++) {
                tally.numbers(
                        columns.time()[place] / PriceColumns.DAY,
                        columns.open()[place],
                        columns.high()[place],
                        columns.low()[place],
                        columns.close()[place],
                        columns.adjustedClose()[place],
                        columns.volume()[place]);
            }
        }
    }

    private void seriesOfChunks(DuckDBConnection connection, Tally tally) throws SQLException {
        try (DuckDBPreparedStatement statement = connection.prepare(NUMBERS + " WHERE symbol = ? ORDER BY date")) {
            for (int number = 0; number < Bars.SYMBOLS; number++) {
                statement.setString(1, rows.bars().symbol(number));
                try (DuckDBChunkedResult result = statement.query()) {
                    while (result.nextChunk()) {
                        tally.addNumbers(Chunks.columns(result.chunk(), 0), 0);
                    }
                }
            }
        }
    }

    private static void records(StoreFile file, Tally tally) {
        file.prices().scan(DailyPrice.TYPE.all(), tally::add);
    }

    private static void recordsOfChunks(DuckDBConnection connection, Tally tally) throws SQLException {
        String sql = "SELECT symbol, source, " + NUMBERS.substring("SELECT ".length());
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                Columns numbers = Chunks.columns(chunk, 2);
                DuckDBReadableVector symbol = chunk.vector(0);
                DuckDBReadableVector source = chunk.vector(1);
                for (int row = 0; row < numbers.size(); row++) {
                    double adjustedClose = numbers.doubles(5)[row];
                    double volume = numbers.doubles(6)[row];
                    tally.add(new DailyPrice(
                            symbol.getString(row),
                            LocalDate.ofEpochDay(numbers.longs(0)[row]),
                            numbers.doubles(1)[row],
                            numbers.doubles(2)[row],
                            numbers.doubles(3)[row],
                            numbers.doubles(4)[row],
                            Double.isNaN(adjustedClose) ? null : adjustedClose,
                            Double.isNaN(volume) ? null : volume,
                            source.getString(row)));
                }
            }
        }
    }
}
