package org.tradingstore.duckdb.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.tradingstore.jdbi.internal.SqlSession;

/**
 * The answer to a question, some thousand rows at a time and column by column as the engine has them: a tenth of the time of a
 * {@code ResultSet}. The engine computes on as it is read, and runs nothing else on the connection until this is closed. It is read in a
 * transaction, because only that tells whether the engine broke off.
 */
final class ChunkReading implements AutoCloseable {
    private final Reader reader;
    private final DuckdbDialect dialect;
    private final SqlSession.Question question;
    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;
    private final DuckDBReadableVector[] vectors;
    private boolean ended;
    private volatile boolean closed;

    /** Asks on the connection of {@code reader}. */
    ChunkReading(Reader reader, DuckdbDialect dialect, SqlSession.Question question) throws SQLException {
        this.reader = reader;
        this.dialect = dialect;
        this.question = question;
        reader.begin();
        this.statement = reader.take(question.sql()).unwrap(DuckDBPreparedStatement.class);
        boolean open = false;
        try {
            bind(statement);
            this.result = statement.query();
            this.vectors = new DuckDBReadableVector[(int) result.columnCount()];
            open = true;
        } finally {
            if (!open) {
                statement.close();
            }
        }
    }

    private void bind(PreparedStatement to) throws SQLException {
        for (int i = 0; i < question.values().size(); i++) {
            dialect.bind(to, i + 1, question.values().get(i));
        }
    }

    /** Goes to the next chunk; how many rows it has, 0 at the end. */
    int next() throws SQLException {
        try {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                if (chunk.rowCount() > 0) {
                    for (int i = 0; i < vectors.length; i++) {
                        vectors[i] = chunk.vector(i);
                    }
                    return (int) chunk.rowCount();
                }
            }
        } catch (RuntimeException e) {
            // The driver's own, for a connection that was closed meanwhile.
            throw new SQLException(e.getMessage(), e);
        }
        requireWhole();
        ended = true;
        return 0;
    }

    /** The driver ends an answer that the engine broke off like any other; but a transaction in which something failed runs nothing more. */
    private void requireWhole() throws SQLException {
        if (closed) {
            throw new SQLException("The answer was closed while it was read");
        }
        try {
            reader.statements().number("SELECT 1");
        } catch (SQLException e) {
            throw brokenOff(e);
        }
    }

    /** What the engine says when it goes through the whole answer again and hands out none of it. */
    private SQLException brokenOff(SQLException aborted) {
        try {
            reader.end();
            reader.begin();
            try (PreparedStatement again = reader.connection().prepareStatement("EXPLAIN ANALYZE " + question.sql())) {
                bind(again);
                again.execute();
            }
        } catch (SQLException e) {
            e.addSuppressed(aborted);
            return e;
        }
        return new SQLException("The engine broke off its answer, and did not when it was asked again", aborted);
    }

    DuckDBReadableVector vector(int column) {
        return vectors[column];
    }

    @Override
    public void close() throws SQLException {
        // By whoever closes the store, perhaps, while another thread reads.
        closed = true;
        boolean released = false;
        try {
            result.close();
            released = true;
        } finally {
            // What has not been read to its end may still be at work.
            if (released && ended) {
                reader.give(question.sql(), statement);
            } else {
                statement.close();
            }
        }
    }
}
