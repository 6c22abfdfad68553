package org.tradingstore.benchmarks.trades;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jooq.SQLDialect;
import org.tradingstore.TradingStore;
import org.tradingstore.duckdb.DuckDbTradingStore;
import org.tradingstore.sqlite.SqliteTradingStore;

/** What keeps the trades, of the library and of its peers. */
enum Engine {
    SQLITE("jdbc:sqlite:", "plain.db", SQLDialect.SQLITE, SQLiteDialect.class) {
        @Override
        TradingStore store(Path directory) {
            return SqliteTradingStore.open(directory);
        }

        @Override
        List<String> settings() {
            return List.of("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL");
        }

        @Override
        List<String> indexes() {
            return List.of(
                    "CREATE UNIQUE INDEX IF NOT EXISTS i1 ON trade (book, venue, external_id, correction)"
                            + " WHERE venue IS NOT NULL AND external_id IS NOT NULL",
                    "CREATE UNIQUE INDEX IF NOT EXISTS i2 ON trade (book, reverses) WHERE reverses IS NOT NULL",
                    by("executed_at"),
                    by("symbol, executed_at"),
                    by("side, executed_at"),
                    by("order_id"),
                    by("signal_id"),
                    by("bucket_id, executed_at"));
        }
    },

    /** The library makes no index here but those that keep something unique, and neither do its peers. A commit reaches the disk. */
    DUCKDB("jdbc:duckdb:", "plain.duckdb", SQLDialect.DUCKDB, PostgreSQLDialect.class) {
        @Override
        TradingStore store(Path directory) {
            return DuckDbTradingStore.open(directory);
        }

        @Override
        List<String> settings() {
            return List.of("SET memory_limit = '1GB'");
        }

        @Override
        List<String> indexes() {
            return List.of(
                    "CREATE UNIQUE INDEX IF NOT EXISTS i1 ON trade (book, venue, external_id, correction)",
                    "CREATE UNIQUE INDEX IF NOT EXISTS i2 ON trade (book, reverses)");
        }
    };

    private final String scheme;
    private final String file;
    private final SQLDialect jooq;
    private final Class<?> hibernate;

    Engine(String scheme, String file, SQLDialect jooq, Class<?> hibernate) {
        this.scheme = scheme;
        this.file = file;
        this.jooq = jooq;
        this.hibernate = hibernate;
    }

    private static String by(String columns) {
        return "CREATE INDEX IF NOT EXISTS \"by " + columns + "\" ON trade (book, " + columns + ", id)";
    }

    /** Opens a store of the library. */
    abstract TradingStore store(Path directory);

    /** What is set on each connection of a peer, so that it keeps trades as the library does. */
    abstract List<String> settings();

    /** Statements that make the indexes of the library's own table. */
    abstract List<String> indexes();

    /** jOOQ's dialect. */
    SQLDialect jooq() {
        return jooq;
    }

    /** Hibernate's dialect; PostgreSQL's where it has none for the engine, whose statements resemble them. */
    String hibernate() {
        return hibernate.getName();
    }

    String url(Path directory) {
        return scheme + directory.resolve(file);
    }

    /** A connection of a peer, with the settings; makes the table where it is not there. Commits by itself. */
    Connection open(Path directory) throws SQLException {
        Connection connection = DriverManager.getConnection(url(directory));
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings()) {
                statement.execute(setting);
            }
            statement.execute(PlainTable.CREATE);
            for (String index : indexes()) {
                statement.execute(index);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
