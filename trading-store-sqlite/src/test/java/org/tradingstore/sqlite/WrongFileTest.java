package org.tradingstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.DatabaseReport;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.Advice;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.UuidField;

/** A file that is not ours, or not as we left it, is refused and stays as it is, byte for byte. */
class WrongFileTest {
    private static final int USER_VERSION = 60;

    @TempDir
    Path directory;

    private Path ledger() {
        return directory.resolve("ledger.db");
    }

    private void assertRefused(String reason) throws IOException {
        byte[] before = Files.readAllBytes(ledger());
        assertThatThrownBy(() -> SqliteTradingStore.open(directory))
                .isInstanceOfSatisfying(
                        OpenRefusedException.class, e -> assertThat(e.advice()).isEqualTo(Advice.FIX_CALLER))
                .hasMessageContaining(reason)
                .hasMessageContaining(ledger().toString());
        assertThat(Files.readAllBytes(ledger())).isEqualTo(before);
    }

    @Test
    @DisplayName("a text file named .db")
    void textFile() throws IOException {
        Files.writeString(ledger(), "symbol,price\nAAPL,189.91\n");
        assertRefused("not a SQLite database");
    }

    @Test
    @DisplayName("a database of another application")
    void otherApplication() throws IOException, SQLException {
        execute("PRAGMA application_id = 7", "CREATE TABLE notes (text)");
        assertRefused("belongs to another application");
    }

    @Test
    @DisplayName("a database that names no application")
    void noApplication() throws IOException, SQLException {
        execute("CREATE TABLE trades (symbol, price)");
        assertRefused("belongs to another application");
    }

    @Test
    @DisplayName("a file that ends within its header")
    void truncated() throws IOException {
        make(directory);
        byte[] bytes = Files.readAllBytes(ledger());
        Files.write(ledger(), Arrays.copyOf(bytes, 50));
        assertRefused("ends within its header");
    }

    @Test
    @DisplayName("an empty file beside a log that is not empty")
    void emptyBesideLog() throws IOException {
        Files.createFile(ledger());
        Files.writeString(directory.resolve("ledger.db-wal"), "pages", StandardCharsets.UTF_8);
        assertRefused("is empty or missing beside a log");
    }

    @Test
    @DisplayName("no file beside a log that is not empty")
    void missingBesideLog() throws IOException {
        Path log = directory.resolve("ledger.db-wal");
        Files.writeString(log, "pages", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SqliteTradingStore.open(directory))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("is empty or missing beside a log");
        assertThat(log).hasContent("pages");
        assertThat(ledger()).doesNotExist();
    }

    @Test
    @DisplayName("a database that lacks its end")
    void cutShort() throws IOException {
        make(directory);
        byte[] bytes = Files.readAllBytes(ledger());
        Files.write(ledger(), Arrays.copyOf(bytes, 10_000));
        assertRefused("cut short or damaged");
    }

    @Test
    @DisplayName("nothing, when its directory has a name that is more than a name in an address")
    void oddDirectory() {
        Path odd = directory.resolve("a?mode=memory#b %41 \u00e9");
        make(odd);
        assertThat(odd.resolve("ledger.db")).isNotEmptyFile();
    }

    @Test
    @DisplayName("a file of a newer format")
    void newerFormat() throws IOException {
        make(directory);
        byte[] bytes = Files.readAllBytes(ledger());
        ByteBuffer.wrap(bytes).putInt(USER_VERSION, 99);
        Files.write(ledger(), bytes);
        assertRefused("newer version of the library");
    }

    @Test
    @DisplayName("a record type of a newer version")
    void newerType() throws IOException, SQLException {
        make(directory);
        execute(
                "INSERT INTO ts_schema_history VALUES (99, 'trade', 9, 'append(id)', 'made', 'x', '2026-01-01T00:00:00Z')");
        assertRefused("newer version of the application");
        assertThatThrownBy(() -> SqliteTradingStore.open(directory))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("newer version of the application")
                .hasMessageContaining("type=trade")
                .hasMessageContaining("version=9");
    }

    @Test
    @DisplayName("a table that was dropped with all its records")
    void droppedTable() throws IOException, SQLException {
        make(directory);
        execute("DROP TABLE trade");
        assertRefused("missing=trade}");
    }

    @Test
    @DisplayName("an index that was dropped")
    void droppedIndex() throws IOException, SQLException {
        make(directory);
        execute("DROP INDEX trade_by_symbol_executed_at");
        assertRefused("missing=trade_by_symbol_executed_at");
        assertThatThrownBy(() -> SqliteTradingStore.open(directory))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("missing=trade_by_symbol_executed_at");
    }

    @Test
    @DisplayName("a type that is described in another way than when it was kept")
    void otherShape() {
        try (TradingStore store = open(Note.TYPE)) {
            store.book("wrong", Mode.TEST).database(Database.OPERATIONS);
        }
        assertThatThrownBy(() -> open(OtherNote.TYPE))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("no longer described")
                .hasMessageContaining("type=note")
                .hasMessageContaining("field=text");
    }

    @Test
    @DisplayName("a directory that cannot be made")
    void noDirectory() throws IOException {
        Path file = Files.createFile(directory.resolve("occupied"));
        assertThatThrownBy(() -> SqliteTradingStore.open(file.resolve("store")))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("directory cannot be made");
    }

    private static void make(Path directory) {
        try (TradingStore store = SqliteTradingStore.open(directory)) {
            store.book("wrong", Mode.TEST).ledger();
        }
    }

    @Test
    @DisplayName("nothing, when it is not there: it is made at its first use, and no other with it")
    void madeAtFirstUse() {
        try (TradingStore store = SqliteTradingStore.open(directory)) {
            assertThat(directory).isEmptyDirectory();
            assertThat(store.databases()).isEmpty();
            store.book("wrong", Mode.TEST).ledger().trades().count(Trade.TYPE.all());
            assertThat(store.databases()).extracting(DatabaseReport::database).containsExactly(Database.LEDGER);
        }
        assertThat(directory).isDirectoryNotContaining(file -> !file.equals(ledger()));
    }

    private TradingStore open(RecordType<?, ?> type) {
        return TradingStores.builder()
                .storage(SqliteStorage.in(directory))
                .register(Database.OPERATIONS, type)
                .open();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    record Note(UUID id, String text) {
        private static final RecordType.Builder<Note> SCHEMA = RecordType.describe(Note.class, "note");
        static final UuidField<Note> ID = SCHEMA.uuid("id", Note::id);
        static final TextField<Note> TEXT = SCHEMA.text("text", Note::text);
        static final AppendType<Note, UUID> TYPE =
                SCHEMA.appendOnly().key(ID).build(row -> new Note(ID.read(row), TEXT.read(row)));
    }

    record OtherNote(UUID id, String title) {
        private static final RecordType.Builder<OtherNote> SCHEMA = RecordType.describe(OtherNote.class, "note");
        static final UuidField<OtherNote> ID = SCHEMA.uuid("id", OtherNote::id);
        static final TextField<OtherNote> TITLE = SCHEMA.text("title", OtherNote::title);
        static final AppendType<OtherNote, UUID> TYPE =
                SCHEMA.appendOnly().key(ID).build(row -> new OtherNote(ID.read(row), TITLE.read(row)));
    }
}
