package org.tradingstore.duckdb.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import org.tradingstore.jdbi.internal.SqlSession;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.spi.CopyStep;
import org.tradingstore.spi.Storage;

/** Reads on a connection of the pool. */
final class DuckdbReadSession extends SqlSession {
    private final DuckdbReaders readers;
    private final DuckdbReaders.Reader reader;
    private final DuckdbDialect dialect;
    private final boolean snapshot;
    private boolean copied;
    private boolean closed;

    private DuckdbReadSession(
            Map<String, TableSql> tables,
            DuckdbDialect dialect,
            DuckdbReaders readers,
            DuckdbReaders.Reader reader,
            boolean snapshot) {
        super(tables, dialect, reader.statements());
        this.readers = readers;
        this.reader = reader;
        this.dialect = dialect;
        this.snapshot = snapshot;
    }

    static DuckdbReadSession begin(
            Map<String, TableSql> tables, DuckdbDialect dialect, DuckdbReaders readers, boolean snapshot) {
        DuckdbReaders.Reader reader = readers.take();
        DuckdbReadSession session = new DuckdbReadSession(tables, dialect, readers, reader, snapshot);
        if (snapshot) {
            try {
                reader.statements().execute("BEGIN TRANSACTION");
                // A transaction sees the state of its first read, so that read is made now.
                reader.statements().execute("SELECT 1 FROM " + FileMark.TABLE);
            } catch (SQLException e) {
                session.close();
                throw dialect.translate(e, "begin a read");
            }
        }
        return session;
    }

    @Override
    public Storage copyTo(Path directory, Consumer<CopyStep> progress) {
        if (!snapshot || copied) {
            throw new IllegalStateException("A session for one statement, or after a copy, has no state to copy");
        }
        copied = true;
        // The copy ends the transaction: without a connection the session cannot read another state unnoticed.
        try (Connection connection = reader.connection()) {
            return DuckdbCopy.make(connection, dialect.file(), directory, readers.timeout(), progress);
        } catch (SQLException e) {
            throw dialect.translate(e, "copy a database");
        }
    }

    @Override
    protected void commitNow() {
        throw new IllegalStateException("A session for reading has nothing to commit");
    }

    @Override
    protected RuntimeException commitFailed(SQLException e) {
        return dialect.translate(e, "commit");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean usable = !snapshot;
        try {
            if (snapshot && !copied) {
                reader.statements().execute("ROLLBACK");
                usable = true;
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "end a read");
        } finally {
            readers.give(reader, usable ? DuckdbReaders.After.KEEP : DuckdbReaders.After.DROP);
        }
    }
}
