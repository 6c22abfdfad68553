package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.PlainRepository.OnConflict;

/** Bars that daily appends have scattered. */
class ClusteringTest {
    private static final int SYMBOLS = 300;
    private static final int DAYS = 2_100;
    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);

    @TempDir(factory = InMemoryDirectory.class)
    Path directory;

    private static Stream<DailyPrice> dayByDay() {
        return IntStream.range(0, DAYS)
                .boxed()
                .flatMap(day -> IntStream.range(0, SYMBOLS)
                        .mapToObj(symbol -> new DailyPrice(
                                "S" + symbol, FIRST.plusDays(day), 1, 2, 0.5, 1 + day / 100.0, null, null, null)));
    }

    private static long gathered(MaintenanceReport report) {
        return report.steps().stream()
                .filter(step -> step.what().contains("gathered"))
                .count();
    }

    @Test
    @DisplayName("upkeep puts scattered bars together, changes none, and has nothing to do the next time")
    void gather() throws SQLException {
        try (TradingStore store =
                TradingStores.builder().storage(DuckDbStorage.in(directory)).open()) {
            DailyPriceRepository prices = store.history().dailyPrices();
            prices.load(dayByDay(), OnConflict.SKIP);
            Digest before = store.history().digest(Digest.Coverage.STORED);
            assertThat(gathered(store.maintain())).isEqualTo(1);
            assertThat(store.history().digest(Digest.Coverage.STORED)).isEqualTo(before);
            assertThat(prices.latest("S7")).map(DailyPrice::date).contains(FIRST.plusDays(DAYS - 1));
            assertThat(gathered(store.maintain())).isZero();
            assertThat(store.check().findings()).isEmpty();
        }
        assertThat(blocks()).isLessThan(2 * SYMBOLS);
    }

    /** How many blocks of the file have rows of a symbol, summed over all symbols. */
    private long blocks() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("history.duckdb"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(DISTINCT symbol || ' ' || rowid // 122880)" + " FROM daily_price")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
