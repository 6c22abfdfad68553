package org.tradingstore.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.error.StorageException;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.WriteMode;

/** Loads that the engine takes on several threads. */
class LoadOrderTest {
    private static final int ROWS = 4 * Stretches.ROW_GROUP + 1_000;
    private static final int READERS = 30;
    /** So that readers are made all through a load, which nothing but its result tells of. */
    private static final int BETWEEN_MS = 10;

    private static final int PER_SYMBOL = 10_000;
    private static final long FIRST = LocalDate.of(1990, 1, 1).toEpochDay();
    private static final StoredEnvelope NONE = new StoredEnvelope(0, 0, 0, 0, 0, 0);
    private static final List<OrderedField<DailyPrice, ?>> FIELDS = List.of(
            DailyPrice.SYMBOL,
            DailyPrice.DATE,
            DailyPrice.OPEN,
            DailyPrice.HIGH,
            DailyPrice.LOW,
            DailyPrice.CLOSE,
            DailyPrice.SOURCE);

    @TempDir
    Path directory;

    private @Nullable DuckdbDatabase opened;

    @BeforeEach
    void open() {
        opened = DuckdbDatabase.open(
                directory,
                Duration.ofSeconds(10),
                new OpenRequest(
                        Database.HISTORY,
                        Database.HISTORY.profile(),
                        List.of(new TypeLayout(DailyPrice.TYPE, true, false, false))));
    }

    @AfterEach
    void close() {
        database().close();
    }

    private DuckdbDatabase database() {
        return Objects.requireNonNull(opened);
    }

    private static Columns bars(Object[] sources) {
        Object[] symbols = new Object[ROWS];
        long[] days = new long[ROWS];
        double[] prices = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            symbols[row] = "S" + (char) ('A' + row / PER_SYMBOL);
            days[row] = FIRST + row % PER_SYMBOL;
            prices[row] = 1 + row / 100.0;
        }
        return new Columns(ROWS, new Object[] {symbols, days, prices, prices, prices, prices, sources});
    }

    private String order() throws SQLException {
        return database().read("SELECT current_setting('preserve_insertion_order')");
    }

    @Test
    @DisplayName(
            "rows that ascend lie in the table in their order, in whole row groups, and the next statement keeps order")
    void inOrder() throws SQLException {
        try (StorageSession session = database().begin(Access.WRITE)) {
            RowOutcome[] outcomes =
                    session.writeColumns(DailyPrice.TYPE, WriteMode.INSERT, NONE, FIELDS, bars(new Object[ROWS]));
            assertThat(outcomes).hasSize(ROWS).containsOnly(RowOutcome.CREATED);
            assertThat(order()).isEqualTo("true");
            session.commit();
        }
        assertThat(database().read("SELECT count(*) FROM daily_price")).isEqualTo(Integer.toString(ROWS));
        assertThat(database()
                        .read(
                                "SELECT count(*) FROM (SELECT (symbol, date) <= lag((symbol, date)) OVER (ORDER BY rowid) AS back"
                                        + " FROM daily_price) WHERE back"))
                .isEqualTo("0");
        assertThat(
                        database()
                                .read(
                                        "SELECT count(*) FROM (SELECT DISTINCT row_group_id FROM pragma_storage_info('daily_price'))"))
                .isEqualTo("5");
    }

    @Test
    @DisplayName("connections that are made for readers while a load goes on keep the order of rows")
    void readersBeside() throws Exception {
        List<Reader> taken = new ArrayList<>();
        try (StorageSession session = database().begin(Access.WRITE)) {
            CompletableFuture<Void> load = CompletableFuture.runAsync(() ->
                    session.writeColumns(DailyPrice.TYPE, WriteMode.INSERT, NONE, FIELDS, bars(new Object[ROWS])));
            while (!load.isDone() && taken.size() < READERS) {
                Reader reader = database().readers().take();
                taken.add(reader);
                try (Statement statement = reader.connection().createStatement();
                        ResultSet rows = statement.executeQuery("SELECT current_setting('preserve_insertion_order')")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getBoolean(1)).as("reader %s", taken.size()).isTrue();
                }
                Thread.sleep(BETWEEN_MS);
            }
            load.get(1, TimeUnit.MINUTES);
            session.commit();
        } finally {
            taken.forEach(reader -> database().readers().give(reader, DuckdbReaders.After.KEEP));
        }
        assertThat(taken).hasSizeGreaterThan(READERS / 4);
    }

    @Test
    @DisplayName(
            "a load that the engine breaks off in its middle leaves nothing, is not committed, and the next one keeps order")
    void broken() throws SQLException {
        Object[] sources = new Object[ROWS];
        Arrays.setAll(sources, row -> "source " + row);
        // Nothing that comes from a repository: it fails on a thread of the engine, when others have put in rows.
        sources[ROWS - 1] = 1;
        try (StorageSession session = database().begin(Access.WRITE)) {
            assertThatThrownBy(
                            () -> session.writeColumns(DailyPrice.TYPE, WriteMode.INSERT, NONE, FIELDS, bars(sources)))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("Cannot write daily_price");
            assertThatThrownBy(session::commit).isInstanceOf(StorageException.class);
        }
        assertThat(order()).isEqualTo("true");
        assertThat(database().read("SELECT count(*) FROM daily_price")).isEqualTo("0");
        inOrder();
    }
}
