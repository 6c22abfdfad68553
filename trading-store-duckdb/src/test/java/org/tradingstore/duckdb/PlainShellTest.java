package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.DatabaseReport;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.MonthField;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.WholeField;

/** What a person, or another program, sees in the file without the library. */
class PlainShellTest {
    private static final List<String> AMOUNTS = List.of(
            "-9999999999999999.999999999999999999",
            "-110",
            "-9.5",
            "-0.000000000000000001",
            "0",
            "0.1",
            "9",
            "110.25",
            "1234567890.123456789012345678");

    @TempDir
    Path directory;

    @BeforeEach
    void write() {
        try (TradingStore store = DuckDbTradingStore.open(directory)) {
            Instant before1970 = Instant.parse("1969-12-31T23:59:59.000001Z");
            for (String amount : AMOUNTS) {
                store.book("shell", Mode.LIVE)
                        .ledger()
                        .cashFlows()
                        .append(CashFlow.of(CashFlowType.OTHER, amount, "USD", before1970)
                                .build());
            }
            store.book("shell", Mode.LIVE)
                    .ledger()
                    .trades()
                    .append(Trade.buy("AAPL")
                            .quantity("10")
                            .price("189.91")
                            .currency("USD")
                            .executedAt(before1970)
                            .strategies(List.of("mean", "mean", "trend"))
                            .build());
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("ledger.duckdb"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Test
    @DisplayName("a view shows each decimal exactly, and sorts all of them by value")
    void decimals() throws SQLException {
        List<BigDecimal> sorted = query("SELECT amount FROM cash_flow_view ORDER BY amount").stream()
                .map(BigDecimal::new)
                .map(value -> value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros())
                .toList();
        assertThat(sorted)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(AMOUNTS.stream().map(BigDecimal::new).toList());
    }

    @Test
    @DisplayName("a view shows book and mode as text, ids and moments as they are, also before 1970")
    void texts() throws SQLException {
        assertThat(query("SELECT book || ' ' || mode || ' ' || executed_at::VARCHAR FROM trade_view"))
                .containsExactly("shell LIVE 1969-12-31 23:59:59.000001");
        assertThat(query("SELECT id::VARCHAR FROM trade_view"))
                .first()
                .asString()
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    @DisplayName("another program cannot write a value of another kind, nor leave out what must be there")
    void checks() {
        assertThatThrownBy(() ->
                        query("INSERT INTO ts_book (number, name, mode) VALUES ('x', 'name', 'LIVE') RETURNING number"))
                .hasMessageContaining("Could not convert string 'x'");
        assertThatThrownBy(() ->
                        query("INSERT INTO ts_book (number, name, mode) VALUES (7, 'name', 'OTHER') RETURNING number"))
                .hasMessageContaining("CHECK constraint failed");
        assertThatThrownBy(() -> query("INSERT INTO ts_book (number, name) VALUES (7, 'name') RETURNING number"))
                .hasMessageContaining("NOT NULL constraint failed");
    }

    @Test
    @DisplayName("each element by which records are found is there once")
    void elements() throws SQLException {
        assertThat(query("SELECT element FROM trade__strategies_executed_at ORDER BY element"))
                .containsExactly("mean", "trend");
    }

    @Test
    @DisplayName("a view shows the writer and the strategy version by name, and what is absent as absent")
    void absent() throws SQLException {
        assertThat(query("SELECT count(*) FROM trade_view WHERE env_strategy IS NULL AND env_writer LIKE '% %'"))
                .containsExactly("1");
        assertThat(query("SELECT count(*) FROM trade_view WHERE fee IS NULL AND order_id IS NULL"))
                .containsExactly("1");
        try (TradingStore store = TradingStores.builder()
                .storage(DuckDbStorage.in(directory))
                .register(Database.LEDGER, MonthlyStatement.TYPE)
                .open()) {
            store.book("shell", Mode.LIVE)
                    .database(Database.LEDGER)
                    .records(MonthlyStatement.TYPE)
                    .append(new MonthlyStatement(1, null));
            store.book("shell", Mode.LIVE)
                    .database(Database.LEDGER)
                    .records(MonthlyStatement.TYPE)
                    .append(new MonthlyStatement(2, YearMonth.of(2026, 2)));
        }
        assertThat(query("SELECT coalesce(month, 'none') FROM statement_view ORDER BY number"))
                .containsExactly("none", "2026-02");
    }

    @Test
    @DisplayName("each profile is applied and read back from the engine")
    void profiles() {
        try (TradingStore store = DuckDbTradingStore.open(directory)) {
            store.book("shell", Mode.LIVE).ledger();
            store.book("shell", Mode.LIVE).portfolio();
            store.book("shell", Mode.LIVE).cache();
            assertThat(store.databases())
                    .allSatisfy(report -> assertThat(report.settings())
                            .startsWith(
                                    switch (report.profile()) {
                                        case LEDGER -> "fsync_mode=FULL, checkpoint at close, memory_limit=1.0 GiB";
                                        case STANDARD ->
                                            "fsync_mode=STANDARD, checkpoint at close, memory_limit=512.0 MiB";
                                        case CACHE -> "fsync_mode=NONE, checkpoint at close, memory_limit=512.0 MiB";
                                    }));
            assertThat(store.databases())
                    .extracting(DatabaseReport::profile)
                    .contains(Profile.LEDGER, Profile.STANDARD, Profile.CACHE);
        }
    }

    record MonthlyStatement(long number, @Nullable YearMonth month) {
        private static final RecordType.Builder<MonthlyStatement> SCHEMA =
                RecordType.describe(MonthlyStatement.class, "statement");
        static final WholeField<MonthlyStatement> NUMBER = SCHEMA.whole("number", MonthlyStatement::number);
        static final MonthField<MonthlyStatement> MONTH = SCHEMA.optional().month("month", MonthlyStatement::month);
        static final AppendType<MonthlyStatement, Long> TYPE = SCHEMA.appendOnly()
                .key(NUMBER)
                .build(row -> new MonthlyStatement(NUMBER.read(row), MONTH.readOrNull(row)));
    }
}
