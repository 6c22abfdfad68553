package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    @TempDir
    Path directory;

    private Path ledger() {
        return directory.resolve("ledger.duckdb");
    }

    private void assertRefused(String reason) throws IOException {
        byte[] before = Files.readAllBytes(ledger());
        assertThatThrownBy(() -> DuckDbTradingStore.open(directory))
                .isInstanceOfSatisfying(
                        OpenRefusedException.class, e -> assertThat(e.advice()).isEqualTo(Advice.FIX_CALLER))
                .hasMessageContaining(reason)
                .hasMessageContaining(ledger().toString());
        assertThat(Files.readAllBytes(ledger())).isEqualTo(before);
    }

    @Test
    @DisplayName("a text file named .duckdb")
    void textFile() throws IOException {
        Files.writeString(ledger(), "symbol,price\nAAPL,189.91\n");
        assertRefused("not a DuckDB database, or its header is damaged");
    }

    @Test
    @DisplayName("a database of another application")
    void noApplication() throws IOException, SQLException {
        execute("CREATE TABLE trades (symbol VARCHAR, price DOUBLE)");
        assertRefused("belongs to another application");
    }

    @Test
    @DisplayName("a file that ends within its header")
    void truncated() throws IOException {
        make(directory);
        byte[] bytes = Files.readAllBytes(ledger());
        Files.write(ledger(), Arrays.copyOf(bytes, 50));
        assertRefused("cut short or damaged");
    }

    @Test
    @DisplayName("no file beside a log")
    void missingBesideLog() throws IOException {
        Path log = directory.resolve("ledger.duckdb.wal");
        Files.writeString(log, "pages", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> DuckDbTradingStore.open(directory))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("its log is there and the file is not");
        assertThat(log).hasContent("pages");
        assertThat(ledger()).doesNotExist();
    }

    @Test
    @DisplayName("no file, which an empty one is taken for: its making was cut off")
    void empty() throws IOException {
        Files.createFile(ledger());
        make(directory);
        assertThat(ledger()).isNotEmptyFile();
    }

    @ParameterizedTest(name = "a directory whose name DuckDB would take apart: {0}")
    @ValueSource(strings = {"a;threads=1", "a?b"})
    void takenApart(String name) {
        assertThatThrownBy(() -> make(directory.resolve(name)))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("takes its name apart");
        assertThat(directory).isEmptyDirectory();
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
        Path odd = directory.resolve("a=b&mode=memory#b '%41 \u00e9");
        make(odd);
        assertThat(odd.resolve("ledger.duckdb")).isNotEmptyFile();
    }

    @Test
    @DisplayName("a file of a newer format")
    void newerFormat() throws IOException, SQLException {
        make(directory);
        execute("UPDATE ts_store SET format = 99");
        assertRefused("newer version of the library");
    }

    @Test
    @DisplayName("a record type of a newer version")
    void newerType() throws IOException, SQLException {
        make(directory);
        execute(
                "INSERT INTO ts_schema_history VALUES (99, 'trade', 9, 'append(id)', 'made', 'x', '2026-01-01T00:00:00Z')");
        assertRefused("newer version of the application");
        assertThatThrownBy(() -> DuckDbTradingStore.open(directory))
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

    @ParameterizedTest(name = "a schema that another program has changed: {0}")
    @CsvSource({
        "DROP INDEX trade_by_venue_external_id_correction, missing=trade_by_venue_external_id_correction",
        "DROP VIEW trade_view, missing=trade_view",
        "ALTER TABLE dividend ADD COLUMN more VARCHAR, 'type=dividend, differs=dividend'",
        "CREATE UNIQUE INDEX dividend_by_symbol ON dividend (symbol), added=dividend_by_symbol",
        "CREATE OR REPLACE VIEW trade_view AS SELECT 1 AS one, differs=trade_view"
    })
    void changedSchema(String change, String reason) throws IOException, SQLException {
        make(directory);
        execute(change);
        assertRefused(reason);
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
        assertThatThrownBy(() -> DuckDbTradingStore.open(file.resolve("store")))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("directory cannot be made");
    }

    private static void make(Path directory) {
        try (TradingStore store = DuckDbTradingStore.open(directory)) {
            store.book("wrong", Mode.TEST).ledger();
        }
    }

    @Test
    @DisplayName("nothing, when it is not there: it is made at its first use, and no other with it")
    void madeAtFirstUse() {
        try (TradingStore store = DuckDbTradingStore.open(directory)) {
            assertThat(directory).isEmptyDirectory();
            assertThat(store.databases()).isEmpty();
            store.book("wrong", Mode.TEST).ledger().trades().count(Trade.TYPE.all());
            assertThat(store.databases()).extracting(DatabaseReport::database).containsExactly(Database.LEDGER);
        }
        assertThat(directory).isDirectoryNotContaining(file -> !file.toString().startsWith(ledger().toString()));
    }

    private TradingStore open(RecordType<?, ?> type) {
        return TradingStores.builder()
                .storage(DuckDbStorage.in(directory))
                .register(Database.OPERATIONS, type)
                .open();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + ledger());
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
