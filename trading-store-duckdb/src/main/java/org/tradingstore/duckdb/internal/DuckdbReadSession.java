package org.tradingstore.duckdb.internal;

import java.sql.SQLException;
import java.util.Map;
import org.tradingstore.jdbi.internal.TableSql;

/** Reads on a connection of the pool. */
final class DuckdbReadSession extends DuckdbSession {
    private final DuckdbReaders readers;
    private final DuckdbReaders.Reader reader;
    private final DuckdbDialect dialect;
    private final boolean snapshot;
    private boolean closed;

    private DuckdbReadSession(
            Map<String, TableSql> tables,
            DuckdbDialect dialect,
            DuckdbReaders readers,
            DuckdbReaders.Reader reader,
            boolean snapshot) {
        super(tables, dialect, reader.statements(), reader.connection());
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
                reader.statements().execute("BEGIN TRANSACTION READ ONLY");
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
            if (snapshot) {
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
