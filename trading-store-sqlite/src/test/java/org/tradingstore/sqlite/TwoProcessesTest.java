package org.tradingstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.Advice;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionKey;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.schema.Mode;

/** Two JVMs use one store at the same time. */
class TwoProcessesTest {
    private static final int EACH = 300;
    private static final PositionKey KEY = PositionKey.of("AAPL", PositionSide.LONG);

    @TempDir
    Path directory;

    /** Appends trades and adds one to a position for each, then ends. */
    static final class Worker {
        private Worker() {}

        public static void main(String[] arguments) {
            try (TradingStore store = TradingStores.builder()
                    .storage(SqliteStorage.in(Path.of(arguments[0])).lockTimeout(Duration.ofSeconds(60)))
                    .open()) {
                for (int i = 0; i < EACH; i++) {
                    store.book("two", Mode.TEST).ledger().trades().append(trade());
                    store.book("two", Mode.TEST)
                            .portfolio()
                            .positions()
                            .update(
                                    KEY,
                                    position -> position.withQuantity(
                                            position.quantity().add(BigDecimal.ONE)));
                }
            }
        }
    }

    /** Holds a transaction open until a line comes in. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (TradingStore store = SqliteTradingStore.open(Path.of(arguments[0]))) {
                store.book("two", Mode.TEST).ledger().<IOException>inTransaction(ledger -> {
                    ledger.trades().append(trade());
                    System.out.println("holding");
                    System.in.read();
                });
            }
        }
    }

    private static Trade trade() {
        return Trade.buy("AAPL")
                .quantity("1")
                .price("1")
                .currency("USD")
                .executedAt(Instant.now())
                .build();
    }

    @Test
    @DisplayName("both write, wait for each other, and no update is lost")
    void both() throws IOException, InterruptedException {
        try (TradingStore store = SqliteTradingStore.open(directory)) {
            store.book("two", Mode.TEST)
                    .portfolio()
                    .positions()
                    .upsert(Position.of("AAPL", PositionSide.LONG)
                            .quantity("0")
                            .averagePrice("1")
                            .currency("USD")
                            .openedAt(Instant.now())
                            .build());
            Process first = ChildProcess.start(Worker.class, directory);
            Process second = ChildProcess.start(Worker.class, directory);
            assertThat(first.waitFor()).isZero();
            assertThat(second.waitFor()).isZero();
            assertThat(store.book("two", Mode.TEST).ledger().trades().count(Trade.TYPE.all()))
                    .isEqualTo(2L * EACH);
            assertThat(store.book("two", Mode.TEST)
                            .portfolio()
                            .positions()
                            .find(KEY)
                            .orElseThrow()
                            .quantity())
                    .isEqualByComparingTo(BigDecimal.valueOf(2L * EACH));
        }
    }

    @Test
    @DisplayName("a lock that is held beyond the timeout is busy, says so with RETRY, and nothing is written")
    void busy() throws IOException, InterruptedException {
        try (TradingStore store = TradingStores.builder()
                .storage(SqliteStorage.in(directory).lockTimeout(Duration.ofMillis(300)))
                .open()) {
            var trades = store.book("two", Mode.TEST).ledger().trades();
            trades.append(trade());
            Process holder = ChildProcess.start(Holder.class, directory);
            try (BufferedReader out = holder.inputReader()) {
                assertThat(ChildProcess.line(out)).isEqualTo("holding");
                assertThatThrownBy(() -> trades.append(trade()))
                        .isInstanceOfSatisfying(
                                StoreBusyException.class,
                                e -> assertThat(e.advice()).isEqualTo(Advice.RETRY))
                        .hasMessageContaining("another process");
                holder.getOutputStream().write('\n');
                holder.getOutputStream().close();
                assertThat(holder.waitFor()).isZero();
            }
            assertThat(trades.append(trade()).key()).isNotNull();
            assertThat(trades.count(Trade.TYPE.all())).isEqualTo(3);
        }
    }
}
