package org.tradingstore.duckdb.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.tradingstore.core.internal.files.FileTransfer;
import org.tradingstore.jdbi.internal.SqlSession;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Scan;

/** A session on a connection to DuckDB, and what DuckDB can do beyond the waist. */
abstract class DuckdbSession extends SqlSession {
    private final Connection connection;
    private final DuckdbDialect dialect;

    DuckdbSession(Map<String, TableSql> tables, DuckdbDialect dialect, Statements statements, Connection connection) {
        super(tables, dialect, statements);
        this.connection = connection;
        this.dialect = dialect;
    }

    @Override
    public <T> Optional<T> extension(Class<T> type) {
        return type == FileTransfer.class
                ? Optional.of(type.cast(new DuckdbFileTransfer(connection, dialect, new ForFiles())))
                : super.extension(type);
    }

    /** By what rows reach the engine; only sessions that write have one. */
    RowFeed feed() {
        throw new IllegalStateException("A session for reading takes no rows");
    }

    /** Takes note that about so many rows of a table are going to be written or removed. */
    void writes(TableSql table, long rows) {
        throw new IllegalStateException("A session for reading writes no rows");
    }

    /** What files need to know of their session, and it of them. */
    private final class ForFiles implements DuckdbFileTransfer.Session {
        @Override
        public TableSql tableOf(RecordType<?, ?> type) {
            return table(type);
        }

        @Override
        public void writes(TableSql table, long rows) {
            DuckdbSession.this.writes(table, rows);
        }

        @Override
        public RuntimeException failed(SQLException e, String doing) {
            return DuckdbSession.this.failed(e, doing);
        }

        @Override
        public RowFeed feed() {
            return DuckdbSession.this.feed();
        }

        @Override
        public boolean broken() {
            return DuckdbSession.this.broken();
        }

        @Override
        public long command(String before, Scan scan, String selected, String after) throws SQLException {
            return DuckdbSession.this.command(before, scan, selected, after);
        }
    }
}
