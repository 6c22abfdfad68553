package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.TradingStores;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.internal.crash.ChildJvm;
import org.tradingstore.testkit.internal.records.Loose;
import org.tradingstore.testkit.internal.records.Papers;

/** What an upgrade does to a file, beside what the contract says of it. */
class DuckdbUpgradeTest {
    private static final int KILLS = 15;
    private static final long SEED = 5;

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("signals.duckdb");
    }

    private static TradingStore open(Path place, RecordType<?, ?> type) {
        return TradingStores.builder()
                .storage(DuckDbStorage.in(place))
                .register(Database.SIGNALS, type)
                .open();
    }

    private static RecordDatabase database(TradingStore store) {
        return store.book("a", Mode.LIVE).database(Database.SIGNALS);
    }

    /** A store of version 1 with so many papers. */
    private Digest kept(int papers) {
        AppendType<Loose, UUID> type = Papers.paper1();
        try (TradingStore store = open(directory, type)) {
            List<Loose> records = new ArrayList<>();
            for (int i = 0; i < papers; i++) {
                records.add(Loose.of(
                        "id",
                        new UUID(i, i),
                        "symbol",
                        "S" + i % 7,
                        "side",
                        "BUY",
                        "tags",
                        List.of("all", "t" + i % 5),
                        "venue",
                        "V" + i));
            }
            database(store).records(type).appendAll(records);
            return database(store).digest(Digest.Coverage.STORED);
        }
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    @DisplayName("a copy is made before each upgrade, numbered, and opens with the former description")
    void copies() throws IOException {
        Digest before = kept(10);
        open(directory, Papers.paper2()).close();
        assertThat(names()).containsExactly("signals.before-upgrade-1.duckdb", "signals.duckdb");
        open(directory, Papers.paper2()).close();
        assertThat(names()).hasSize(2);
        open(directory, Papers.paper3()).close();
        assertThat(names())
                .containsExactly(
                        "signals.before-upgrade-1.duckdb", "signals.before-upgrade-2.duckdb", "signals.duckdb");
        Files.move(directory.resolve("signals.before-upgrade-1.duckdb"), file(), StandardCopyOption.REPLACE_EXISTING);
        try (TradingStore store = open(directory, Papers.paper1())) {
            assertThat(database(store).digest(Digest.Coverage.STORED)).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("the history says what was done, and the log of it is in the file")
    void history() throws SQLException {
        kept(10);
        open(directory, Papers.paper2()).close();
        assertThat(query("SELECT change FROM ts_schema_history WHERE type = 'kit_paper' ORDER BY number"))
                .satisfiesExactly(
                        made -> assertThat(made).isEqualTo("made"),
                        upgraded -> assertThat(upgraded)
                                .contains("rebuilt kit_paper")
                                .contains("added score")
                                .contains("made kit_paper_by_venue")
                                .contains("made kit_paper__tags_score"));
        assertThat(query("SELECT version FROM ts_schema_history WHERE type = 'kit_paper' ORDER BY number"))
                .containsExactly("1", "2");
        assertThat(directory.resolve("signals.duckdb.wal")).doesNotExist();
    }

    @Test
    @DisplayName("columns are added in place where no check has changed, and the table is not made anew")
    void inPlace() throws SQLException {
        kept(10);
        open(directory, Papers.paper2()).close();
        open(directory, Papers.paper3()).close();
        assertThat(query("SELECT change FROM ts_schema_history WHERE type = 'kit_paper' ORDER BY number DESC"))
                .first()
                .asString()
                .contains("added due_at")
                .doesNotContain("rebuilt");
        assertThat(query("SELECT name FROM pragma_table_info('kit_paper')")).contains("due_at");
        open(directory, Papers.paper3()).close();
        assertThat(query("SELECT count(*) FROM ts_schema_history WHERE type = 'kit_paper'"))
                .containsExactly("3");
    }

    /** Version 3: as version 2, with a field whose column has a check. */
    private static AppendType<Loose, UUID> withMood() {
        Papers.Paper paper = new Papers.Paper(Papers.MoreSides.class);
        DecimalField<Loose> score =
                paper.field(paper.schema.since(2).decimal("score", Loose.find("score", BigDecimal.class)));
        paper.field(paper.schema.since(2).text("note", Loose.find("note", String.class)));
        paper.field(paper.schema.since(2).uuid("origin", Loose.find("origin", UUID.class)));
        paper.field(paper.schema
                .since(3)
                .enumeration("mood", Papers.MoreSides.class, Loose.find("mood", Papers.MoreSides.class)));
        return paper.schema
                .appendOnly()
                .key(paper.id)
                .index(paper.tags, score)
                .index(score)
                .uniqueWhenPresent(paper.venue)
                .build(paper::read);
    }

    @Test
    @DisplayName("a table that gets a column with a check is made anew, and has its index again")
    void check() throws SQLException {
        kept(10);
        open(directory, Papers.paper2()).close();
        AppendType<Loose, UUID> type = withMood();
        Loose moody = Loose.of(
                "id",
                new UUID(77, 77),
                "symbol",
                "S1",
                "side",
                "BUY",
                "tags",
                List.of("calm"),
                "mood",
                Papers.MoreSides.SHORT);
        try (TradingStore store = open(directory, type)) {
            database(store).records(type).append(moody);
            assertThat(database(store).records(type).find(new UUID(77, 77)))
                    .hasValueSatisfying(found -> assertThat(found.toString()).contains("mood=SHORT"));
            assertThat(database(store).records(type).count(type.all())).isEqualTo(11);
        }
        assertThat(query("SELECT change FROM ts_schema_history WHERE type = 'kit_paper' ORDER BY number DESC"))
                .first()
                .isEqualTo("rebuilt kit_paper, added mood");
        assertThat(query("SELECT index_name FROM duckdb_indexes() WHERE table_name = 'kit_paper'"))
                .contains("kit_paper_by_venue");
        assertThatThrownBy(() -> execute("UPDATE kit_paper SET mood = 'SAD'")).isInstanceOf(SQLException.class);
    }

    @Test
    @DisplayName("an element that a list has twice is taken once where an index over elements is new")
    void twice() throws SQLException {
        AppendType<Loose, UUID> type = Papers.paper1();
        try (TradingStore store = open(directory, type)) {
            database(store)
                    .records(type)
                    .append(Loose.of(
                            "id",
                            new UUID(1, 1),
                            "symbol",
                            "S",
                            "side",
                            "BUY",
                            "tags",
                            List.of("again", "once", "again")));
        }
        open(directory, Papers.paper2()).close();
        assertThat(query("SELECT element FROM kit_paper__tags_score ORDER BY element"))
                .containsExactly("again", "once");
    }

    @Test
    @DisplayName("what another program changed in a type is refused before an upgrade, and stays")
    void touched() throws SQLException, IOException {
        kept(10);
        execute("ALTER TABLE kit_paper ALTER COLUMN symbol DROP NOT NULL");
        assertThatThrownBy(() -> open(directory, Papers.paper2()))
                .isInstanceOf(OpenRefusedException.class)
                .hasMessageContaining("type=kit_paper");
        assertThat(query("SELECT DISTINCT version FROM ts_schema_history")).containsExactly("1");
        assertThat(names()).containsExactly("signals.duckdb");
    }

    @Test
    @DisplayName("an operator's own index and view outlive the table that is made anew")
    void strangers() throws SQLException {
        kept(10);
        execute(
                "CREATE INDEX own ON kit_paper (venue, symbol)",
                "CREATE VIEW own_view AS SELECT symbol FROM kit_paper");
        open(directory, Papers.paper2()).close();
        assertThat(query("SELECT name FROM sqlite_master WHERE name LIKE 'own%' ORDER BY name"))
                .containsExactly("own", "own_view");
        assertThat(query("SELECT count(*) FROM own_view")).containsExactly("10");
    }

    @Test
    @DisplayName("after each of 15 kills (seed 5) in an upgrade the file is wholly the old one or wholly the new one")
    void kills() throws IOException {
        Digest before = kept(5_000);
        Path old = Files.copy(file(), directory.resolve("old"));
        Random random = new Random(SEED);
        int interrupted = 0;
        for (int round = 0; round < KILLS; round++) {
            for (String name : names()) {
                if (name.startsWith("signals")) {
                    Files.delete(directory.resolve(name));
                }
            }
            Files.copy(old, file());
            boolean done = killed(random.nextInt(1_200));
            interrupted += done ? 0 : 1;
            AppendType<Loose, UUID> former = Papers.paper1();
            boolean upgraded;
            try (TradingStore store = open(directory, former)) {
                assertThat(database(store).digest(Digest.Coverage.STORED)).isEqualTo(before);
                upgraded = false;
            } catch (OpenRefusedException e) {
                assertThat(e).hasMessageContaining("newer version of the application");
                upgraded = true;
            }
            assertThat(upgraded || !done).isTrue();
            AppendType<Loose, UUID> later = Papers.paper2();
            try (TradingStore store = open(directory, later)) {
                assertThat(database(store).digest(Digest.Coverage.STORED)).isEqualTo(before);
            }
            assertThat(names()).noneMatch(name -> name.endsWith(".partial"));
        }
        assertThat(interrupted).as("upgrades that were cut off").isGreaterThan(KILLS / 3);
    }

    /** Whether the upgrade had been done. */
    private boolean killed(int delayMs) {
        try (ChildJvm child = ChildJvm.start(Upgrading.class, DuckdbOpener.class, directory.toString())) {
            child.line();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMs);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return child.kill().stream().anyMatch(line -> line.startsWith("done"));
        }
    }
}
