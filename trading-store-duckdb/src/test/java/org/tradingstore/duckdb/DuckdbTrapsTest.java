package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.TradingStore;
import org.tradingstore.duckdb.internal.NativeLibraries;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.history.SymbolRemoval;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Measure;
import org.tradingstore.satellites.Bucket;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.WholeField;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;
import org.tradingstore.testkit.RecordGenerator;

/** What DuckDB or its driver would do wrong if it were asked in the first way that comes to mind; that it does so is asserted too. */
class DuckdbTrapsTest {
    /** On several threads DuckDB leaves rows out only at times. */
    private static final int TRIES = 200;

    private static final String LARGEST = "9999999999999999.999999999999999999";

    @TempDir
    Path directory;

    private TradingStore open() {
        return DuckDbTradingStore.open(directory);
    }

    private static Ledger ledger(TradingStore store) {
        return store.book("b", Mode.TEST).ledger();
    }

    private static CashFlow flow(String amount, Instant at) {
        return CashFlow.of(CashFlowType.OTHER, amount, "USD", at).build();
    }

    /** What the driver gives of DuckDB without the library. */
    private static Connection plain() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:");
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private static Object value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getObject(1);
        }
    }

    @ParameterizedTest(
            name = "moments come back to the microsecond in a machine of {0}, whose driver moves a Timestamp")
    @ValueSource(strings = {"America/New_York", "Australia/Sydney"})
    void moments(String zone) throws SQLException {
        TimeZone former = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            List<Instant> moments = Stream.of(
                            "2026-03-08T06:30:00Z",
                            "2026-03-08T07:30:00.000001Z",
                            "2026-11-01T05:30:00Z",
                            "2026-11-01T06:30:00Z",
                            "2026-04-04T15:30:00Z",
                            "2026-04-04T16:30:00Z",
                            "2026-10-03T16:30:00Z",
                            "1969-12-31T23:59:59.999999Z")
                    .map(Instant::parse)
                    .toList();
            try (TradingStore store = open()) {
                moments.forEach(moment -> ledger(store).cashFlows().append(flow("1", moment)));
                assertThat(ledger(store).cashFlows().list(CashFlow.TYPE.all().limit(20)))
                        .extracting(CashFlow::occurredAt)
                        .containsExactlyInAnyOrderElementsOf(moments);
            }
            int wrong = 0;
            try (Connection connection = plain()) {
                execute(connection, "CREATE TABLE t (moment TIMESTAMP)");
                for (Instant moment : moments) {
                    execute(connection, "DELETE FROM t");
                    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                        insert.setTimestamp(1, Timestamp.from(moment));
                        insert.execute();
                    }
                    Object kept = value(connection, "SELECT epoch_us(moment) FROM t");
                    wrong += kept.equals(moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000) ? 0 : 1;
                }
            }
            assertThat(wrong).as("moments that a Timestamp moves").isEqualTo(moments.size());
        } finally {
            TimeZone.setDefault(former);
        }
    }

    @Test
    @DisplayName("the sum of the largest amounts is exact, where DuckDB's own overflows")
    void sums() throws SQLException {
        try (Connection connection = plain()) {
            execute(
                    connection,
                    "CREATE TABLE t (d DECIMAL(34, 18))",
                    "INSERT INTO t SELECT " + LARGEST + " FROM range(30000)");
            assertThatThrownBy(() -> value(connection, "SELECT sum(d) FROM t")).hasMessageContaining("Overflow");
        }
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        try (TradingStore store = open()) {
            ledger(store)
                    .cashFlows()
                    .appendAll(IntStream.range(0, 30_000)
                            .mapToObj(i -> flow(LARGEST, at.plusSeconds(i)))
                            .toList());
            assertThat(ledger(store).cash("USD", at.plusSeconds(30_000)))
                    .isEqualByComparingTo(new BigDecimal(LARGEST).multiply(new BigDecimal(30_000)));
        }
    }

    @Test
    @DisplayName(
            "an average of decimals is the exact sum by the count, where DuckDB's own is a double; so is a quotient")
    void averages() throws SQLException {
        try (Connection connection = plain()) {
            assertThat(value(
                            connection,
                            "SELECT avg(d) FROM (VALUES (0.1::DECIMAL(34, 18)), (0.1), (0.100000000000000003)) v(d)"))
                    .isInstanceOf(Double.class);
            assertThat(value(connection, "SELECT 1::DECIMAL(34, 18) / 3")).isInstanceOf(Double.class);
        }
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        try (TradingStore store = open()) {
            for (String price : List.of("0.1", "0.1", "0.100000000000000003")) {
                ledger(store)
                        .trades()
                        .append(Trade.buy("AAPL")
                                .quantity("1")
                                .price(price)
                                .currency("USD")
                                .executedAt(at)
                                .build());
            }
            Measure<Trade, BigDecimal> average = Measure.average(Trade.PRICE);
            assertThat(ledger(store)
                            .trades()
                            .aggregate(Aggregation.over(Trade.TYPE.all()).measure(average))
                            .get(0)
                            .value(average))
                    .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo("0.100000000000000001"));
        }
    }

    @Test
    @DisplayName("a commit after a statement that failed is refused, where DuckDB's own succeeds with the rows lost")
    void silentCommit() throws SQLException {
        try (Connection connection = plain()) {
            execute(
                    connection,
                    "CREATE TABLE t (id INTEGER PRIMARY KEY)",
                    "BEGIN TRANSACTION",
                    "INSERT INTO t VALUES (1)");
            assertThatThrownBy(() -> execute(connection, "INSERT INTO t VALUES (1)"))
                    .isInstanceOf(SQLException.class);
            execute(connection, "COMMIT");
            assertThat(value(connection, "SELECT count(*) FROM t")).isEqualTo(0L);
        }
        TypeLayout layout = new TypeLayout(Note.TYPE, true, false, false);
        try (StorageDatabase database = DuckDbStorage.in(directory)
                .open(new OpenRequest(Database.OPERATIONS, Profile.STANDARD, List.of(layout)))) {
            try (StorageSession session = database.begin(Access.WRITE)) {
                session.write(Note.TYPE, WriteMode.INSERT, List.of(row(1, "1")));
                assertThatThrownBy(() ->
                                session.write(Note.TYPE, WriteMode.INSERT, List.of(row(2, "1000000000000000000000"))))
                        .isInstanceOf(StorageException.class);
                assertThatThrownBy(session::commit).isInstanceOf(StorageException.class);
            }
            try (StorageSession session = database.begin(Access.WRITE)) {
                session.write(Note.TYPE, WriteMode.INSERT, List.of(row(3, "1")));
                session.commit();
            }
            try (StorageSession session = database.begin(Access.READ)) {
                assertThat(session.count(new Selection(Note.TYPE, Scope.SHARED, Condition.always())))
                        .isEqualTo(1);
            }
        }
    }

    private static StoredRow row(long number, String amount) {
        return new StoredRow(
                new StoredEnvelope(0, 0, 0, 0, 0, 1), new RowValues(new Object[] {number, new BigDecimal(amount)}));
    }

    record Note(long number, BigDecimal amount) {
        private static final RecordType.Builder<Note> SCHEMA = RecordType.describe(Note.class, "note");
        static final WholeField<Note> NUMBER = SCHEMA.whole("number", Note::number);
        static final DecimalField<Note> AMOUNT = SCHEMA.decimal("amount", Note::amount);
        static final AppendType<Note, Long> TYPE =
                SCHEMA.appendOnly().key(NUMBER).build(row -> new Note(NUMBER.read(row), AMOUNT.read(row)));
    }

    @Test
    @DisplayName(
            "the first rows of an order are all there in a transaction that has deleted some, where DuckDB leaves one out")
    void firstRows() throws SQLException {
        try (Connection connection = plain()) {
            execute(
                    connection,
                    "SET threads = 1",
                    "CREATE TABLE t (k INTEGER PRIMARY KEY, v INTEGER, w INTEGER)",
                    "INSERT INTO t VALUES (4, 1, 2)",
                    "BEGIN TRANSACTION",
                    "INSERT INTO t VALUES (3, 1, 2)",
                    "INSERT INTO t VALUES (2, 1, 2)",
                    "DELETE FROM t WHERE k = 3");
            String ordered = "SELECT k, v FROM t WHERE w IS NOT NULL ORDER BY k, v DESC";
            assertThat(value(connection, ordered)).isEqualTo(2);
            assertThat(value(connection, ordered + " LIMIT 5")).isEqualTo(4);
        }
        try (TradingStore store = open()) {
            store.history().symbolRemovals().upsert(removal("s4"));
            for (int i = 0; i < TRIES; i++) {
                List<String> symbols = new ArrayList<>();
                store.history().inTransaction(tx -> {
                    tx.symbolRemovals().upsert(removal("s3"));
                    tx.symbolRemovals().upsert(removal("s2"));
                    tx.symbolRemovals().delete("s3");
                    tx.symbolRemovals()
                            .list(SymbolRemoval.TYPE
                                    .where(SymbolRemoval.PURGE_AFTER.isPresent())
                                    .orderBy(SymbolRemoval.SYMBOL.asc(), SymbolRemoval.REMOVED_AT.desc())
                                    .limit(5))
                            .forEach(removal -> symbols.add(removal.symbol()));
                    tx.symbolRemovals().delete("s2");
                });
                assertThat(symbols).as("try %s", i).containsExactly("s2", "s4");
            }
        }
    }

    private static SymbolRemoval removal(String symbol) {
        return RecordGenerator.of(SymbolRemoval.TYPE, 1)
                .with(SymbolRemoval.SYMBOL, () -> symbol)
                .next();
    }

    @Test
    @DisplayName("the same external id is a conflict by the name of its index, and rows without one do not meet")
    void uniqueViolations() {
        Trade first = Trade.buy("AAPL")
                .quantity("1")
                .price("2")
                .currency("USD")
                .executedAt(Instant.parse("2026-01-01T00:00:00Z"))
                .venue("X")
                .externalId("1")
                .build();
        Trade other = Trade.sell("MSFT")
                .quantity("1")
                .price("2")
                .currency("USD")
                .executedAt(Instant.parse("2026-01-01T00:00:00Z"))
                .venue("X")
                .externalId("1")
                .build();
        try (TradingStore store = open()) {
            ledger(store).trades().append(first);
            assertThatThrownBy(() -> ledger(store).trades().append(other))
                    .isInstanceOfSatisfying(
                            ConflictException.class,
                            e -> assertThat(e.index()).isEqualTo("trade_by_venue_external_id_correction"));
            assertThatThrownBy(() -> ledger(store)
                            .trades()
                            .appendAll(Stream.concat(
                                            IntStream.range(0, 50).mapToObj(DuckdbTrapsTest::anonymous),
                                            Stream.of(other))
                                    .toList()))
                    .isInstanceOf(ConflictException.class);
            assertThat(ledger(store).trades().count(Trade.TYPE.all())).isEqualTo(1);
            ledger(store)
                    .trades()
                    .appendAll(IntStream.range(0, 50)
                            .mapToObj(DuckdbTrapsTest::anonymous)
                            .toList());
            assertThat(ledger(store).trades().count(Trade.TYPE.all())).isEqualTo(51);
        }
    }

    private static Trade anonymous(int number) {
        return Trade.buy("AAPL")
                .id(new UUID(3, number))
                .quantity("1")
                .price("2")
                .currency("USD")
                .executedAt(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number))
                .build();
    }

    @Test
    @DisplayName("a row that others refer to can be changed, where DuckDB's own foreign keys refuse it")
    void referred() throws SQLException {
        try (Connection connection = plain()) {
            execute(
                    connection,
                    "CREATE TABLE parent (id INTEGER PRIMARY KEY, name VARCHAR UNIQUE)",
                    "CREATE TABLE child (id INTEGER REFERENCES parent (id))",
                    "INSERT INTO parent VALUES (1, 'a')",
                    "INSERT INTO child VALUES (1)");
            assertThatThrownBy(() -> execute(connection, "UPDATE parent SET name = 'b'"))
                    .hasMessageContaining("foreign key");
        }
        Bucket bucket = RecordGenerator.of(Bucket.TYPE, 1).next();
        Bucket changed =
                RecordGenerator.of(Bucket.TYPE, 2).with(Bucket.ID, bucket::id).next();
        try (TradingStore store = open()) {
            Satellites satellites = store.book("b", Mode.TEST).satellites();
            satellites.buckets().upsert(bucket);
            satellites.deposit(bucket.id(), BigDecimal.TEN, "USD", Instant.parse("2026-01-01T00:00:00Z"));
            satellites.buckets().upsert(changed);
            assertThat(satellites.buckets().find(bucket.id())).contains(changed);
            assertThat(satellites.balance(bucket.id(), "USD")).isEqualByComparingTo("10");
        }
    }

    @Test
    @DisplayName("a killed process leaves the driver's native library behind, which the doctor tells of after a day")
    void libraries() throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        assertThat(NativeLibraries.hazards(temporary, Instant.now())).isEmpty();
        Path left = temporary.resolve("libduckdb_java123.so");
        try (InputStream library = DuckDBConnection.class.getResourceAsStream("/libduckdb_java.so_linux_amd64")) {
            assertThat(library == null ? 0 : library.available())
                    .as("what the driver unpacks")
                    .isPositive();
        }
        Files.write(left, new byte[1_000]);
        assertThat(NativeLibraries.hazards(temporary, Instant.now())).isEmpty();
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertThat(NativeLibraries.hazards(temporary, Instant.now()))
                .singleElement()
                .satisfies(hazard -> assertThat(hazard.what()).contains("1 ").contains("1000 bytes"));
    }

    @Test
    @DisplayName(
            "a second store of the same directory is refused, also within the process, and goes once the first is closed")
    void secondStore() {
        try (TradingStore first = open()) {
            assertThat(ledger(first).trades().count(Trade.TYPE.all())).isZero();
            assertThatThrownBy(() -> {
                        try (TradingStore second = open()) {
                            ledger(second).trades().count(Trade.TYPE.all());
                        }
                    })
                    .isInstanceOf(StoreBusyException.class)
                    .hasMessageContaining("another store has it open")
                    .hasMessageContaining("ledger.duckdb");
            assertThat(ledger(first).trades().count(Trade.TYPE.all())).isZero();
        }
        try (TradingStore next = open()) {
            assertThat(ledger(next).trades().count(Trade.TYPE.all())).isZero();
        }
    }

    @Test
    @DisplayName("while a cursor is open, others are opened and read to the end beside it")
    void cursors() {
        try (TradingStore store = open()) {
            ledger(store)
                    .trades()
                    .appendAll(IntStream.range(0, 5_000)
                            .mapToObj(DuckdbTrapsTest::anonymous)
                            .toList());
            AtomicInteger inner = new AtomicInteger();
            AtomicInteger outer = new AtomicInteger();
            ledger(store).trades().scan(Trade.TYPE.all(), trade -> {
                if (outer.incrementAndGet() % 1_000 == 0) {
                    ledger(store).trades().scan(Trade.TYPE.all(), other -> inner.incrementAndGet());
                }
            });
            assertThat(outer).hasValue(5_000);
            assertThat(inner).hasValue(25_000);
        }
    }
}
