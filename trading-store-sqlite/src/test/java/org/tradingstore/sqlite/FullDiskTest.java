package org.tradingstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.Advice;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.WatchedStorage;

/** On a disk that fills up nothing acknowledged is lost, and the store goes on once there is space. */
class FullDiskTest {
    private static final int BALLAST = 1 << 20;

    @TempDir
    Path directory;

    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(directory.resolve("disk"));
        mounted = runs("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        assumeTrue(mounted, "a small disk cannot be mounted here, which takes the rights of root");
        Files.write(disk.resolve("ballast"), new byte[BALLAST]);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(runs("umount", disk.toString())).isTrue();
        }
    }

    private static boolean runs(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return false;
        }
        process.getInputStream().readAllBytes();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private Ledger ledger(TradingStore store) {
        return store.book("momentum", Mode.LIVE).ledger();
    }

    @Test
    @DisplayName("Appends fail clearly, what was acknowledged is there, and the store goes on after space was freed")
    void appends() throws IOException {
        List<Trade> kept = new ArrayList<>();
        WatchedStorage storage = new WatchedStorage(SqliteStorage.in(disk.resolve("store")));
        try (TradingStore store = TradingStores.builder().storage(storage).open()) {
            TradingStoreException full = fill(store, kept);
            assertThat(kept).isNotEmpty();
            assertThat(full).hasMessageContaining("full");
            assertThat(full.advice()).isEqualTo(Advice.STOP);
            assertKept(store, kept);
            // It stays full: the same again, and still nothing lost or made up.
            fill(store, kept);
            assertKept(store, kept);
            Files.delete(disk.resolve("ballast"));
            List<Trade> after = Trades.some(50);
            ledger(store).trades().appendAll(after);
            kept.addAll(after);
            assertKept(store, kept);
            store.maintain();
            assertThat(storage.damage()).isEmpty();
        }
        try (TradingStore store = TradingStores.builder().storage(storage).open()) {
            assertKept(store, kept);
            assertThat(storage.damage()).isEmpty();
            Trade next = Trades.next();
            ledger(store).trades().append(next);
            assertThat(ledger(store).trades().find(next.id())).contains(next);
        }
    }

    /** Appends until the disk is full; what is acknowledged, or found to be committed, is kept. */
    private TradingStoreException fill(TradingStore store, List<Trade> kept) {
        while (true) {
            Trade trade = Trades.next();
            try {
                ledger(store).trades().append(trade);
                kept.add(trade);
            } catch (StorageException e) {
                return e;
            } catch (OutcomeUnknownException e) {
                assertThat(ledger(store).trades().find(trade.id())).isEmpty();
                assertThatThrownBy(() -> ledger(store).resolve(e)).isInstanceOf(StorageException.class);
            }
        }
    }

    private void assertKept(TradingStore store, List<Trade> kept) {
        List<Trade> found = new ArrayList<>();
        ledger(store).trades().scan(Trade.TYPE.all(), found::add);
        assertThat(found).containsExactlyInAnyOrderElementsOf(kept);
    }

    @Test
    @DisplayName("A large transaction that does not fit is gone as a whole")
    void transaction() {
        List<Trade> first = Trades.some(20);
        try (TradingStore store = SqliteTradingStore.open(disk.resolve("store"))) {
            ledger(store).trades().appendAll(first);
            assertThatThrownBy(() -> ledger(store).inTransaction(tx -> {
                        for (int i = 0; i < 20_000; i++) {
                            tx.trades().append(Trades.next());
                        }
                    }))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("full");
            assertKept(store, first);
        }
        try (TradingStore store = SqliteTradingStore.open(disk.resolve("store"))) {
            assertKept(store, first);
        }
    }

    @Test
    @DisplayName("A store cannot be made on a full disk, and can once there is space")
    void open() throws IOException {
        Files.write(disk.resolve("more"), new byte[3 * BALLAST - 64 * 1024]);
        assertThatThrownBy(() -> ledger(SqliteTradingStore.open(disk.resolve("store")))
                        .trades()
                        .appendAll(Trades.some(10)))
                .isInstanceOf(TradingStoreException.class);
        Files.delete(disk.resolve("more"));
        try (TradingStore store = SqliteTradingStore.open(disk.resolve("store"))) {
            Trade trade = Trades.next();
            ledger(store).trades().append(trade);
            assertKept(store, List.of(trade));
        }
    }
}
