package org.tradingstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.sqlite.internal.Formats;
import org.tradingstore.testkit.internal.records.Fill;

/** Files of every format that there was are opened, hold what they held, and go on. */
class FormerFormatTest {
    /** What each format's store held when it was made, as {@link FormatFiles} printed it. */
    private static final List<List<String>> EXPECTED = List.of(
            List.of(
                    "LIVE ledger 92 d7c69370b8efbe0827c1e96da56ca86fc9325d61b8efeb61cf709dfcfc5e0625",
                    "LIVE portfolio 45 7516cc69ed7954ae062a8a8bf8ae7213e1ce163dc3ab5bbe7d729aab566b6680",
                    "LIVE operations 19 ff6b98de98df6eb1698f48b3c993b1629095764d7cd98ae51bd1808246c00086",
                    "TEST ledger 92 5cba37d0db83031495699c572634f0264edf2ad2c3f0824c5473ace17deb8dbf",
                    "TEST portfolio 45 4e576a1c67da7fdcadbd8f3a635f2eaf75625f1c1741ac1c1c2250ddfc56419a",
                    "TEST operations 19 b494df03121452d9d2c62b366ae9964da98e4fb3cd6769fd094c26bf7932f7a1",
                    "shared history 15 50787da12dc69b5d442c7c256980a2465f2688ba99caa9930628e49d8a5fe09e"),
            List.of(
                    "LIVE ledger 92 1cb244d3eabdd35ebf2e5490516815d3b8a1d3cbfc07808cc4193b6a7bc4cd5a",
                    "LIVE portfolio 45 7516cc69ed7954ae062a8a8bf8ae7213e1ce163dc3ab5bbe7d729aab566b6680",
                    "LIVE operations 19 ff6b98de98df6eb1698f48b3c993b1629095764d7cd98ae51bd1808246c00086",
                    "TEST ledger 92 34188f7d9a88e285a41271bb043681f0d039fbcc4378ccbdc856300b39131fb2",
                    "TEST portfolio 45 4e576a1c67da7fdcadbd8f3a635f2eaf75625f1c1741ac1c1c2250ddfc56419a",
                    "TEST operations 19 b494df03121452d9d2c62b366ae9964da98e4fb3cd6769fd094c26bf7932f7a1",
                    "shared history 15 50787da12dc69b5d442c7c256980a2465f2688ba99caa9930628e49d8a5fe09e"));

    @TempDir
    Path directory;

    static IntStream formats() {
        return IntStream.rangeClosed(1, EXPECTED.size());
    }

    @Test
    @DisplayName("every format has a store that is kept")
    void all() {
        assertThat(Formats.present()).isEqualTo(EXPECTED.size());
    }

    @DisplayName("a store of a former format has every record, envelope and revision that it was made with")
    @ParameterizedTest(name = "a store of format {0} has every record, envelope and revision that it was made with")
    @MethodSource("formats")
    void held(int format) {
        FormatFiles.unpack(format, directory);
        for (int i = 0; i < 2; i++) {
            try (TradingStore store = FormatFiles.open(directory)) {
                assertThat(FormatFiles.digests(store)).isEqualTo(EXPECTED.get(format - 1));
            }
        }
    }

    @DisplayName("a store of a former format is read record by record, and written to")
    @ParameterizedTest(name = "a store of format {0} is read record by record, and written to")
    @MethodSource("formats")
    void goesOn(int format) {
        FormatFiles.unpack(format, directory);
        Trade trade;
        try (TradingStore store = FormatFiles.open(directory)) {
            Ledger ledger = store.book("momentum", Mode.LIVE).ledger();
            trade = ledger.trades()
                    .list(Trade.TYPE.where(Trade.EXTERNAL_ID.eq("fill-1")).limit(1))
                    .get(0);
            assertThat(trade.price()).isEqualByComparingTo("189.91");
            assertThat(ledger.trades().append(trade).outcome()).isEqualTo(Appended.Outcome.ALREADY_SAME);
            List<Trade> trades = new ArrayList<>();
            ledger.trades().scan(Trade.TYPE.all(), trades::add);
            assertThat(trades).hasSize(17).contains(trade);
            for (Trade each : trades) {
                each.strategies()
                        .forEach(strategy -> assertThat(ledger.trades()
                                        .list(Trade.TYPE
                                                .where(Trade.STRATEGIES.contains(strategy))
                                                .limit(100)))
                                .contains(each));
            }
            List<Order> orders = new ArrayList<>();
            ledger.orders().scan(Order.TYPE.all(), orders::add);
            assertThat(orders).hasSize(15);
            assertThat(orders)
                    .allSatisfy(order -> assertThat(ledger.orders().revisions(order.id(), 10))
                            .hasSize(2));
            Trade next = Trade.sell("AAPL")
                    .quantity("1")
                    .price("200")
                    .currency("USD")
                    .executedAt(trade.executedAt())
                    .strategies(List.of("new"))
                    .build();
            ledger.trades().append(next);
            assertThat(ledger.trades()
                            .list(Trade.TYPE
                                    .where(Trade.STRATEGIES.contains("new"))
                                    .limit(2)))
                    .containsExactly(next);
            assertThat(store.book("momentum", Mode.LIVE)
                            .database(Database.OPERATIONS)
                            .records(Fill.TYPE)
                            .list(Fill.TYPE.where(Fill.TAGS.contains("y")).limit(5)))
                    .hasSize(2);
        }
        try (TradingStore store = FormatFiles.open(directory)) {
            assertThat(store.book("momentum", Mode.LIVE).ledger().trades().count(Trade.TYPE.all()))
                    .isEqualTo(18);
        }
    }

    @Test
    @DisplayName("a file of format 1 is copied before it is changed, and the copy opens as the file did")
    void copied() throws IOException {
        FormatFiles.unpack(1, directory);
        FormatFiles.open(directory).close();
        assertThat(directory.resolve("ledger.before-upgrade-1.db")).isNotEmptyFile();
        Path back = Files.createDirectory(directory.resolve("back"));
        for (String name : List.of("ledger", "portfolio", "operations", "history")) {
            Files.copy(directory.resolve(name + ".before-upgrade-1.db"), back.resolve(name + ".db"));
        }
        try (TradingStore store = FormatFiles.open(back)) {
            assertThat(FormatFiles.digests(store)).isEqualTo(EXPECTED.get(0));
            assertThat(store.book("momentum", Mode.TEST)
                            .ledger()
                            .digest(Digest.Coverage.STORED)
                            .count())
                    .isEqualTo(92);
        }
        FormatFiles.open(directory).close();
        assertThat(directory.resolve("ledger.before-upgrade-2.db")).doesNotExist();
    }
}
