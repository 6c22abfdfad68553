package org.tradingstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Mode;

/** A process is killed in the middle of its appends, again and again, over one store that grows. */
class CrashTest {
    private static final int KILLS = 50;
    private static final long SEED = 7;

    @TempDir
    Path directory;

    /** Appends singly and in pairs from four threads, and names each trade once its append has returned. */
    static final class Appender {
        private Appender() {}

        public static void main(String[] arguments) {
            TradingStore store = SqliteTradingStore.open(Path.of(arguments[0]));
            Ledger ledger = store.book("crash", Mode.TEST).ledger();
            for (int i = 0; i < 4; i++) {
                boolean pairs = i % 2 == 0;
                new Thread(() -> append(ledger, pairs)).start();
            }
        }

        private static void append(Ledger ledger, boolean pairs) {
            while (true) {
                Trade first = trade("SINGLE");
                if (pairs) {
                    Trade left = trade("LEFT");
                    Trade right = left.toBuilder()
                            .id(new UUID(
                                    left.id().getMostSignificantBits(),
                                    ~left.id().getLeastSignificantBits()))
                            .symbol("RIGHT")
                            .build();
                    ledger.trades().appendAll(List.of(left, right));
                    System.out.println(left.id() + "\n" + right.id());
                } else {
                    ledger.trades().append(first);
                    System.out.println(first.id());
                }
            }
        }

        private static Trade trade(String symbol) {
            return Trade.buy(symbol)
                    .id(UUID.randomUUID())
                    .quantity("1.000000000000000001")
                    .price("9999999999.99")
                    .currency("USD")
                    .executedAt(Instant.now())
                    .build();
        }
    }

    @Test
    @DisplayName(
            "after each of 50 kills (seed 7) every acknowledged trade is there, no half transaction, and the store goes on")
    void kills() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        Set<UUID> acknowledged = new HashSet<>();
        int interrupted = 0;
        for (int i = 0; i < KILLS; i++) {
            int before = acknowledged.size();
            List<String> lines = runAndKill(random.nextInt(120));
            // The last line may be cut by the kill; it was acknowledged all the same, but is not known here.
            lines.stream()
                    .filter(line -> line.length() == 36)
                    .map(UUID::fromString)
                    .forEach(acknowledged::add);
            interrupted += acknowledged.size() > before ? 1 : 0;
            if (i % 10 == 9 || i == KILLS - 1) {
                check(acknowledged);
            }
        }
        assertThat(interrupted).as("kills in the middle of work").isGreaterThan(KILLS / 2);
    }

    private List<String> runAndKill(int millis) throws IOException, InterruptedException {
        Process child = ChildProcess.start(Appender.class, directory);
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = child.inputReader()) {
            lines.add(ChildProcess.line(out));
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (System.nanoTime() < end) {
                lines.add(ChildProcess.line(out));
            }
            assertThat(child.isAlive()).isTrue();
            // By the handle: the process object would close the stream, and lines that were printed would be lost.
            child.toHandle().destroyForcibly();
            out.lines().forEach(lines::add);
        }
        assertThat(child.waitFor()).as("ended by SIGKILL").isEqualTo(137);
        return lines;
    }

    private void check(Set<UUID> acknowledged) {
        try (TradingStore store = SqliteTradingStore.open(directory)) {
            Ledger ledger = store.book("crash", Mode.TEST).ledger();
            Set<UUID> kept = new HashSet<>();
            Set<UUID> left = new HashSet<>();
            Set<UUID> right = new HashSet<>();
            ledger.trades().scan(Trade.TYPE.all(), trade -> {
                kept.add(trade.id());
                assertThat(trade.quantity()).hasToString("1.000000000000000001");
                if (trade.symbol().equals("LEFT")) {
                    left.add(trade.id());
                } else if (trade.symbol().equals("RIGHT")) {
                    right.add(new UUID(
                            trade.id().getMostSignificantBits(), ~trade.id().getLeastSignificantBits()));
                }
            });
            assertThat(kept).containsAll(acknowledged);
            assertThat(left).as("both of each pair").isEqualTo(right);
        }
    }
}
