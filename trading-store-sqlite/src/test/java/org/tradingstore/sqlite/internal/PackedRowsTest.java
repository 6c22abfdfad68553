package org.tradingstore.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.StorageException;
import org.tradingstore.jdbi.internal.RowFormat;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.records.Full;

class PackedRowsTest {
    private static final TypeLayout LAYOUT = new TypeLayout(Full.TYPE, false, true, true);
    private static final StoredEnvelope ENVELOPE =
            new StoredEnvelope(7, Integer.MAX_VALUE, 0, -62_135_596_800_000_000L, 253_402_300_799_999_999L, 3);

    private final SqliteDialect dialect = new SqliteDialect(Path.of("memory"), Duration.ofSeconds(1));
    private final TableSql table = new TableSql(LAYOUT, dialect);
    private Connection connection;

    @BeforeEach
    void makeTable() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        execute(Objects.requireNonNull(
                new SqliteDdl(table, dialect).statements().get(Full.TYPE.name())));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("values of every kind, present and absent, come back with their envelope")
    void everyKind(long seed) throws SQLException {
        for (Full record : RecordGenerator.of(Full.TYPE, seed).next(300)) {
            @Nullable Object[] values = stored(record);
            insert(values);
            StoredRow row = readOne(dialect.rows(LAYOUT, table.envelope()));
            assertThat(row.envelope()).isEqualTo(ENVELOPE);
            assertThat(row.values().array()).isEqualTo(values);
            execute("DELETE FROM " + table.table());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    @DisplayName("each field comes back alone too, whether it is present or absent")
    void alone(long seed) throws SQLException {
        for (Full record : RecordGenerator.of(Full.TYPE, seed).next(30)) {
            @Nullable Object[] values = stored(record);
            insert(values);
            for (Field<Full, ?> field : Full.TYPE.fields()) {
                StoredRow row = readOne(dialect.values(Full.TYPE, List.of(field)));
                assertThat(row.values().value(field.ordinal())).as("%s", field).isEqualTo(values[field.ordinal()]);
            }
            execute("DELETE FROM " + table.table());
        }
    }

    @Test
    @DisplayName("of no fields at all there are as many rows")
    void nothing() throws SQLException {
        insert(stored(RecordGenerator.of(Full.TYPE, 6).next()));
        assertThat(readOne(dialect.values(Full.TYPE, List.of())).values().array())
                .hasSize(Full.TYPE.fields().size())
                .containsOnlyNulls();
    }

    @Test
    @DisplayName("ids of any bytes come back, those of a separator or a mark too")
    void ids() throws SQLException {
        for (long bits :
                new long[] {0, -1, 1, 0x0100_0000_0000_0000L, 0xFF00_FF00_FF00_FF00L, 0x7200_7200_7200_7200L}) {
            UUID id = new UUID(bits, ~bits);
            @Nullable Object[] values = stored(RecordGenerator.of(Full.TYPE, 7).next());
            for (Field<Full, ?> field : Full.TYPE.fields()) {
                if (field.kind() == Kind.UUID) {
                    values[field.ordinal()] = id;
                }
            }
            insert(values);
            assertThat(readOne(dialect.rows(LAYOUT, table.envelope())).values().array())
                    .isEqualTo(values);
            execute("DELETE FROM " + table.table());
        }
    }

    @Test
    @DisplayName("a row of more columns than a function takes is read in parts")
    void parts() throws SQLException {
        int count = 2 * PackedColumns.PART + 1;
        PackedColumns columns = new PackedColumns();
        IntStream.range(0, count).forEach(i -> columns.addNumber("c" + i));
        String literals = IntStream.range(0, count)
                .mapToObj(i -> (i - 60) * 1_000_003L + " AS c" + i)
                .collect(Collectors.joining(", "));
        PackedRow row = new PackedRow(bytes("SELECT " + columns.expression() + " FROM (SELECT " + literals + ")"));
        for (int i = 0; i < count; i++) {
            if (i % PackedColumns.PART == 0) {
                row.begin();
            }
            assertThat(row.whole()).isEqualTo((i - 60) * 1_000_003L);
        }
        row.requireEnd();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 9, 10, Long.MAX_VALUE})
    @DisplayName("whole numbers of any size come back")
    void wholes(long number) throws SQLException {
        PackedColumns columns = new PackedColumns();
        columns.addNumber("c");
        execute("CREATE TABLE numbers (c INTEGER) STRICT");
        execute("INSERT INTO numbers VALUES (" + (number == Long.MIN_VALUE ? "-9223372036854775807 - 1" : number)
                + ")");
        PackedRow row = new PackedRow(bytes("SELECT " + columns.expression() + " FROM numbers"));
        row.begin();
        assertThat(row.whole()).isEqualTo(number);
        row.requireEnd();
    }

    @Test
    @DisplayName("a text of another program with a zero byte in it is reported, not read as something else")
    void zeroByte() throws SQLException {
        insert(stored(RecordGenerator.of(Full.TYPE, 8).next()));
        execute("UPDATE " + table.table() + " SET \"" + Full.TEXT.name() + "\" = 'a' || char(0) || 'b'");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> readOne(dialect.rows(LAYOUT, table.envelope())))
                .withMessageStartingWith("Cannot read a row: a column holds what the library never writes");
    }

    @Test
    @DisplayName("a row that ends early, goes on too long or has no digits where a number should be is reported")
    void damaged() {
        for (String bytes : List.of("", "r", "r\0", "r\0001", "r\0001\0" + "2\0", "r\0x\0", "x\0001\0")) {
            assertThatExceptionOfType(StorageException.class)
                    .as(bytes)
                    .isThrownBy(() -> readNumber(bytes))
                    .withMessageStartingWith("Cannot read a row");
        }
        assertThat(readNumber("r\0001\0")).isEqualTo(1);
    }

    private static long readNumber(String bytes) {
        PackedRow row = new PackedRow(bytes.getBytes(StandardCharsets.ISO_8859_1));
        row.begin();
        long number = row.whole();
        row.requireEnd();
        return number;
    }

    /** The portable values as engines get them, with structures and maps as some JSON. */
    private static @Nullable Object[] stored(Full record) {
        RecordType<Full, ?> type = Full.TYPE;
        @Nullable Object[] values = type.values(record);
        for (Field<Full, ?> field : type.fields()) {
            boolean json = field.kind() == Kind.STRUCTURE_LIST || field.kind() == Kind.MAP;
            if (json && values[field.ordinal()] != null) {
                values[field.ordinal()] = "[\"\u00e9\ud83d\ude00\"]";
            }
        }
        return values;
    }

    private void insert(@Nullable Object[] values) throws SQLException {
        List<@Nullable Object> bound = new ArrayList<>(List.of(
                (long) ENVELOPE.book(),
                (long) ENVELOPE.writer(),
                (long) ENVELOPE.strategyVersion(),
                ENVELOPE.createdAt(),
                ENVELOPE.updatedAt(),
                ENVELOPE.revision()));
        for (Field<Full, ?> field : Full.TYPE.fields()) {
            Object value = values[field.ordinal()];
            bound.add(value == null ? null : dialect.encode(field.kind(), value));
        }
        String places = String.join(", ", Collections.nCopies(bound.size(), "?"));
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table.table() + " VALUES (" + places + ")")) {
            for (int i = 0; i < bound.size(); i++) {
                dialect.bind(statement, i + 1, bound.get(i));
            }
            statement.executeUpdate();
        }
    }

    private StoredRow readOne(RowFormat format) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + format.columns() + " FROM " + table.table())) {
            assertThat(rows.next()).isTrue();
            return format.read(rows);
        }
    }

    private byte[] bytes(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getBytes(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
