package org.tradingstore.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.jdbi.internal.SqlSession;

/** Answers that end, and answers that the engine breaks off. */
class ChunkReadingTest {
    private static final long ROWS = 3_000_000;
    private static final String BREAKS =
            "SELECT CAST(CASE WHEN i = 2900000 THEN 'here' ELSE '1' END AS INTEGER) FROM range(" + ROWS
                    + ") r(i) WHERE i >= ?";

    private final DuckdbDialect dialect = new DuckdbDialect(Path.of("none"));
    private DuckDBConnection origin;
    private DuckdbReaders readers;

    @BeforeEach
    void open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        origin = connection.unwrap(DuckDBConnection.class);
        readers = new DuckdbReaders(origin, dialect, Duration.ofSeconds(1));
    }

    @AfterEach
    void close() throws SQLException {
        readers.close();
        origin.close();
    }

    private static long rows(ChunkReading reading) throws SQLException {
        long rows = 0;
        for (int more = reading.next(); more > 0; more = reading.next()) {
            rows += more;
        }
        return rows;
    }

    @Test
    @DisplayName(
            "an answer that the engine breaks off after many rows is its error, and the connection is as good as before")
    void brokenOff() throws SQLException {
        Reader reader = readers.take();
        SqlSession.Question question = new SqlSession.Question(BREAKS, List.of(0L));
        try (ChunkReading reading = new ChunkReading(reader, dialect, question)) {
            assertThat(reading.next()).isPositive();
            assertThatThrownBy(() -> rows(reading))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Could not convert string 'here'");
        }
        readers.give(reader, DuckdbReaders.After.KEEP);
        Reader again = readers.take();
        assertThat(again).isSameAs(reader);
        try (ChunkReading reading =
                new ChunkReading(again, dialect, new SqlSession.Question(BREAKS, List.of(2_900_001L)))) {
            assertThat(rows(reading)).isEqualTo(ROWS - 2_900_001);
        }
        readers.give(again, DuckdbReaders.After.KEEP);
    }

    /** Why an answer is not taken at the driver's word; when this fails, that has become better. */
    @Test
    @DisplayName("the driver ends an answer that the engine breaks off as if it were whole")
    void driver() throws SQLException {
        try (DuckDBPreparedStatement statement =
                origin.prepareStatement(BREAKS).unwrap(DuckDBPreparedStatement.class)) {
            statement.setLong(1, 0);
            long rows = 0;
            try (DuckDBChunkedResult result = statement.query()) {
                while (result.nextChunk()) {
                    rows += result.chunk().rowCount();
                }
            }
            assertThat(rows).isPositive().isLessThan(2_900_000);
        }
    }
}
