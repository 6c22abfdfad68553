package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradingstore.DatabaseReport;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.error.StorageException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;
import org.tradingstore.testkit.internal.WatchedStorage;

/** A damaged ledger is an error, a damaged cache is made anew, and neither gives a row that nobody wrote. */
class DamagedFileTest {
    private static final int PAGE = 4096;
    private static final int TRADES = 1_000;
    private static final int PLACES = 24;
    private static final int HEADERS = 3 * PAGE;

    @TempDir
    Path directory;

    /** What a page is overwritten with. */
    enum Damage {
        ZEROS,
        ONES,
        NOISE,
        /** Half of it, as when a sector is lost. */
        SECTOR;

        void at(Path file, long page) {
            byte[] bytes = new byte[this == SECTOR ? 512 : PAGE];
            switch (this) {
                case ZEROS -> Arrays.fill(bytes, (byte) 0);
                case ONES -> Arrays.fill(bytes, (byte) 0xFF);
                case NOISE, SECTOR -> new Random(page).nextBytes(bytes);
            }
            try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
                opened.seek((page - 1) * PAGE);
                opened.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot damage " + file, e);
            }
        }
    }

    record Note(long number, String text) {
        private static final RecordType.Builder<Note> SCHEMA = RecordType.describe(Note.class, "note");
        static final WholeField<Note> NUMBER = SCHEMA.whole("number", Note::number);
        static final TextField<Note> TEXT = SCHEMA.text("text", Note::text);
        static final AppendType<Note, Long> TYPE =
                SCHEMA.appendOnly().key(NUMBER).build(row -> new Note(NUMBER.read(row), TEXT.read(row)));
    }

    private static AppendRepository<Note, Long> notes(TradingStore store) {
        return store.book("momentum", Mode.LIVE).database(Database.CACHE).records(Note.TYPE);
    }

    private static TradingStore opened(Path place) {
        return TradingStores.builder()
                .storage(DuckDbStorage.in(place))
                .register(Database.CACHE, Note.TYPE)
                .open();
    }

    @DisplayName("A damaged page of a ledger is an error at open, at a read or in a check, and no row is made up")
    @ParameterizedTest(name = "A page of a ledger overwritten with {0} is an error, and no row is made up")
    @EnumSource(Damage.class)
    void ledger(Damage damage) throws IOException {
        List<Trade> written = Trades.some(TRADES);
        Path original = directory.resolve("original");
        try (TradingStore store = DuckDbTradingStore.open(original)) {
            store.book("momentum", Mode.LIVE).ledger().trades().appendAll(written);
        }
        byte[] whole = Files.readAllBytes(original.resolve("ledger.duckdb"));
        List<Long> pages = written(whole);
        assertThat(pages).hasSizeGreaterThan(PLACES);
        int noticed = 0;
        for (int i = 0; i < PLACES; i++) {
            long page = pages.get(i * pages.size() / PLACES);
            Path place = Files.createDirectories(directory.resolve("damaged"));
            Files.write(place.resolve("ledger.duckdb"), whole);
            damage.at(place.resolve("ledger.duckdb"), page);
            noticed += noticed(place, written, damage + " at page " + page) ? 1 : 0;
            Directories.wipe(directory.resolve("damaged"));
        }
        // What is left of blocks that are in use no more can be damaged without harm.
        assertThat(noticed).as("damaged pages that were noticed").isGreaterThan(PLACES / 3);
    }

    /** Pages behind the headers that have something in them: DuckDB takes space for whole blocks. */
    private static List<Long> written(byte[] file) {
        List<Long> pages = new ArrayList<>();
        for (int start = HEADERS; start + PAGE <= file.length; start += PAGE) {
            for (int i = start; i < start + PAGE; i++) {
                if (file[i] != 0) {
                    pages.add(start / PAGE + 1L);
                    break;
                }
            }
        }
        return pages;
    }

    /** Whether the damage was an error somewhere; that nothing was read but what had been written. */
    private static boolean noticed(Path place, List<Trade> written, String name) {
        WatchedStorage storage = new WatchedStorage(DuckDbStorage.in(place));
        List<Trade> read = new ArrayList<>();
        try (TradingStore store = TradingStores.builder().storage(storage).open()) {
            try {
                store.book("momentum", Mode.LIVE).ledger().trades().scan(Trade.TYPE.all(), read::add);
            } catch (StorageException e) {
                assertThat(e).hasMessageContaining("damaged");
                return true;
            } finally {
                assertThat(written).as(name).containsAll(read);
            }
            if (!storage.damage().isEmpty()) {
                return true;
            }
            assertThat(read).as(name).hasSameSizeAs(written);
            return false;
        } catch (OpenRefusedException | StorageException e) {
            assertThat(e).as(name).hasMessageContaining("damaged");
            return true;
        }
    }

    private void assertMadeAnew(String kept) throws IOException {
        try (TradingStore store = opened(directory)) {
            assertThat(notes(store).count(Note.TYPE.all())).isZero();
            notes(store).append(new Note(2, "after"));
            assertThat(settings(store)).endsWith(", made anew because it was damaged");
        }
        try (TradingStore store = opened(directory)) {
            assertThat(notes(store).find(2L)).contains(new Note(2, "after"));
            assertThat(settings(store)).doesNotContain("made anew");
        }
        if (kept.isEmpty()) {
            assertThat(directory.resolve("cache.duckdb.damaged")).doesNotExist();
        } else {
            assertThat(Files.readString(directory.resolve("cache.duckdb.damaged"), StandardCharsets.ISO_8859_1))
                    .contains(kept);
        }
    }

    private static String settings(TradingStore store) {
        return store.databases().stream()
                .filter(report -> report.database() == Database.CACHE)
                .map(DatabaseReport::settings)
                .findFirst()
                .orElseThrow();
    }

    private void makeCache(int rows) {
        try (TradingStore store = opened(directory)) {
            for (int i = 0; i < rows; i++) {
                notes(store).append(new Note(1_000 + i, "x".repeat(1_000)));
            }
        }
    }

    @Test
    @DisplayName("A cache whose file is something else is made anew, and the file is kept beside it")
    void cacheIsText() throws IOException {
        Files.writeString(directory.resolve("cache.duckdb"), "not a database ".repeat(20));
        assertMadeAnew("not a database");
    }

    @Test
    @DisplayName("A cache that was cut short is made anew")
    void cacheCutShort() throws IOException {
        makeCache(100);
        byte[] bytes = Files.readAllBytes(directory.resolve("cache.duckdb"));
        for (int length : new int[] {50, PAGE + 100, bytes.length / 2}) {
            Files.write(directory.resolve("cache.duckdb"), Arrays.copyOf(bytes, length));
            assertMadeAnew("DUCK");
        }
    }

    @ParameterizedTest(name = "A cache with a damaged page is made anew: {0}")
    @EnumSource(Damage.class)
    void cachePage(Damage damage) throws IOException {
        makeCache(200);
        Path cache = directory.resolve("cache.duckdb");
        List<Long> pages = written(Files.readAllBytes(cache));
        for (int i = 0; i < pages.size(); i += pages.size() / 20) {
            damage.at(cache, pages.get(i));
        }
        assertMadeAnew("DUCK");
    }

    @Test
    @DisplayName("A cache that was deleted is made anew, also where its log is left")
    void cacheDeleted() throws IOException {
        makeCache(10);
        Files.delete(directory.resolve("cache.duckdb"));
        try (TradingStore store = opened(directory)) {
            assertThat(notes(store).count(Note.TYPE.all())).isZero();
        }
        Files.delete(directory.resolve("cache.duckdb"));
        Files.writeString(directory.resolve("cache.duckdb.wal"), "pages");
        assertMadeAnew("");
    }

    @Test
    @DisplayName("A cache that is whole keeps what it has")
    void cacheIsWhole() {
        makeCache(10);
        try (TradingStore store = opened(directory)) {
            assertThat(notes(store).count(Note.TYPE.all())).isEqualTo(10);
            assertThat(settings(store)).doesNotContain("made anew");
        }
        assertThat(directory.resolve("cache.duckdb.damaged")).doesNotExist();
    }

    @Test
    @DisplayName("A file of another application is no damaged cache: it is refused and stays where it is")
    void cacheOfAnother() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("cache.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE notes (text VARCHAR)");
        }
        assertThatThrownBy(() -> opened(directory))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("belongs to another application");
        assertThat(directory.resolve("cache.duckdb")).isNotEmptyFile();
    }
}
