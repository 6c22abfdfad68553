package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.StorageException;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.spi.Storage;
import org.tradingstore.testkit.internal.WatchedStorage;
import org.tradingstore.testkit.internal.crash.ChildJvm;
import org.tradingstore.testkit.internal.crash.ChildStore;
import org.tradingstore.testkit.internal.crash.Mark;
import org.tradingstore.testkit.internal.records.Counter;

/** What backups of files are, beside what the contract says of them. */
class DuckdbBackupTest {
    private static final int KILLS = 12;
    private static final long SEED = 11;

    @TempDir
    Path directory;

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> all = Files.list(of)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private static Trade trade(int number) {
        return Trade.buy("AAPL")
                .quantity("1")
                .price(Integer.toString(number))
                .currency("USD")
                .executedAt(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number))
                .build();
    }

    @Test
    @DisplayName("a backup is one file for each database and nothing else, under a name of any characters")
    void files() throws IOException {
        Path target = directory.resolve("deep/b=mode&memory#c '%41 é");
        try (TradingStore store = DuckDbTradingStore.open(directory.resolve("store"))) {
            store.book("a", Mode.LIVE).ledger().trades().append(trade(1));
            store.backup(target);
        }
        assertThat(names(target)).containsExactly("ledger.duckdb");
        assertThat(names(directory.resolve("deep"))).containsExactly("b=mode&memory#c '%41 é");
    }

    @Test
    @DisplayName("a store in which nothing was ever used has nothing to back up, and says so")
    void nothing() throws IOException {
        try (TradingStore store = DuckDbTradingStore.open(directory.resolve("store"))) {
            assertThatThrownBy(() -> store.backup(directory.resolve("backup")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("no database is there");
        }
        assertThat(names(directory)).containsExactly("store");
    }

    @Test
    @DisplayName("the file of a backup put in the place of a lost one brings the database back as it was then")
    void putBack() throws IOException {
        Path place = directory.resolve("store");
        Path target = directory.resolve("backup");
        Digest before;
        try (TradingStore store = DuckDbTradingStore.open(place)) {
            store.book("a", Mode.LIVE).ledger().trades().append(trade(1));
            before = store.book("a", Mode.LIVE).ledger().digest(Digest.Coverage.STORED);
            store.backup(target);
            store.book("a", Mode.LIVE).ledger().trades().append(trade(2));
        }
        Files.delete(place.resolve("ledger.duckdb"));
        Files.copy(target.resolve("ledger.duckdb"), place.resolve("ledger.duckdb"));
        try (TradingStore store = DuckDbTradingStore.open(place)) {
            Ledger ledger = store.book("a", Mode.LIVE).ledger();
            assertThat(ledger.digest(Digest.Coverage.STORED)).isEqualTo(before);
            ledger.trades().append(trade(3));
        }
    }

    @Test
    @DisplayName("a copy in which a value was changed is refused, though DuckDB finds it sound, and nothing is left")
    void changed() throws IOException {
        assertRefused("differs from what was copied", "UPDATE kit_counter SET value = 2");
    }

    @Test
    @DisplayName("a copy that lacks a former revision is refused, and nothing is left")
    void lacking() throws IOException {
        assertRefused("differs from what was copied", "DELETE FROM kit_counter_history WHERE revision_number = 1");
    }

    @Test
    @DisplayName("a copy that names another book is refused, and nothing is left")
    void otherBook() throws IOException {
        assertRefused("differs from what was copied", "UPDATE ts_book SET name = 'b'");
    }

    private void assertRefused(String reason, String... tampering) throws IOException {
        Storage storage = new TamperingStorage(
                DuckDbStorage.in(directory.resolve("store")), Database.OPERATIONS, List.of(tampering));
        try (TradingStore store = TradingStores.builder()
                .storage(storage)
                .register(Database.OPERATIONS, Counter.TYPE)
                .open()) {
            AuditedRepository<Counter, String> counters =
                    store.book("a", Mode.LIVE).database(Database.OPERATIONS).records(Counter.TYPE);
            counters.upsert(Counter.of("a", 0));
            counters.upsert(Counter.of("a", 1));
            Path target = directory.resolve("backup");
            assertThatThrownBy(() -> store.backup(target))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.advice()).isEqualTo(Advice.STOP))
                    .hasMessageContaining(reason)
                    .hasMessageContaining("database=OPERATIONS");
            assertThat(names(directory)).containsExactly("store");
        }
    }

    @Test
    @DisplayName(
            "after each of 12 kills (seed 11) what has the name of a backup is whole, and each that was reported is there")
    void kills() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        int cutOff = 0;
        for (int round = 0; round < KILLS; round++) {
            List<String> lines = killed(round, random.nextInt(400));
            cutOff += Math.toIntExact(names(directory).stream()
                    .filter(name -> name.endsWith(".partial"))
                    .count());
            for (String name : names(directory)) {
                if (name.endsWith(".partial")) {
                    Directories.wipe(directory.resolve(name));
                    Files.delete(directory.resolve(name));
                } else if (name.startsWith("backup-" + round)) {
                    assertWhole(directory.resolve(name));
                }
            }
            assertThat(names(directory))
                    .containsAll(lines.stream()
                            .filter(line -> line.startsWith("done "))
                            .map(line -> line.substring(5))
                            .toList());
        }
        assertThat(cutOff).as("backups that were cut off").isGreaterThan(KILLS / 2);
    }

    private List<String> killed(int round, int delayMs) throws InterruptedException {
        String place = directory.resolve("store").toString();
        try (ChildJvm child = ChildJvm.start(BackingUp.class, DuckdbOpener.class, place, round)) {
            List<String> lines = new ArrayList<>();
            lines.add(child.line());
            // Nothing is read meanwhile: whoever waits for a line kills when a backup begins or ends, never within one.
            Thread.sleep(delayMs);
            lines.addAll(child.kill());
            return lines;
        }
    }

    private static void assertWhole(Path backup) throws IOException {
        assertThat(names(backup)).containsExactly("ledger.duckdb");
        WatchedStorage storage = new WatchedStorage(DuckDbStorage.in(backup));
        try (TradingStore store = ChildStore.open(storage)) {
            assertThat(storage.damage()).isEmpty();
            Set<String> found = new HashSet<>();
            store.book("crash", Mode.TEST)
                    .ledger()
                    .trades()
                    .scan(Trade.TYPE.all(), trade -> found.add(String.valueOf(trade.externalId())));
            assertThat(found)
                    .allMatch(text -> found.contains(Mark.of(text).other().text()));
        }
    }
}
