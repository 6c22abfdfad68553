package org.tradingstore.duckdb.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.rows.TextLists;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.jdbi.internal.Dialect;
import org.tradingstore.jdbi.internal.RowFormat;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.PortableNumbers;

/**
 * Values in DuckDB: each in the type that orders and shows it as it is; moments in UTC without a zone, since the driver reads those with
 * one an hour off near a change of clocks; months and spans as numbers; lists, maps and structures as JSON text.
 */
final class DuckdbDialect implements Dialect {
    static final int PRECISION = 34;
    static final int SCALE = 18;

    private final Path file;

    DuckdbDialect(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    @Override
    public String column(Field<?, ?> field) {
        return switch (field.kind()) {
            case TEXT, JSON, TEXT_LIST, STRUCTURE_LIST, MAP -> "VARCHAR";
            case ENUMERATION ->
                "VARCHAR CHECK (\"" + field.name() + "\" IN ("
                        + ((EnumField<?, ?>) field)
                                .names().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "))
                        + "))";
            case BOOLEAN -> "BOOLEAN";
            case WHOLE, DURATION -> "BIGINT";
            case DECIMAL -> "DECIMAL(" + PRECISION + ", " + SCALE + ")";
            case DOUBLE -> "DOUBLE";
            case INSTANT -> "TIMESTAMP";
            case DATE -> "DATE";
            case MONTH -> "INTEGER";
            case UUID -> "UUID";
        };
    }

    @Override
    public Object encode(Kind kind, Object portable) {
        return switch (kind) {
            case TEXT, ENUMERATION, JSON, STRUCTURE_LIST, MAP, WHOLE, DOUBLE, BOOLEAN, DATE, UUID -> portable;
            case DECIMAL -> ((BigDecimal) portable).setScale(SCALE, RoundingMode.UNNECESSARY);
            case INSTANT -> LocalDateTime.ofInstant((Instant) portable, ZoneOffset.UTC);
            case MONTH -> PortableNumbers.months((YearMonth) portable);
            case DURATION -> PortableNumbers.micros((Duration) portable);
            case TEXT_LIST -> TextLists.toJson((List<?>) portable);
        };
    }

    @Override
    public void bind(PreparedStatement statement, int place, @Nullable Object encoded) throws SQLException {
        if (encoded == null) {
            statement.setNull(place, Types.NULL);
        } else if (encoded instanceof String text) {
            statement.setString(place, text);
        } else if (encoded instanceof Long number) {
            statement.setLong(place, number);
        } else if (encoded instanceof BigDecimal number) {
            statement.setBigDecimal(place, number);
        } else if (encoded instanceof Double number) {
            statement.setDouble(place, number);
        } else {
            // Moments as LocalDateTime: the driver moves a Timestamp by the machine's zone.
            statement.setObject(place, encoded);
        }
    }

    @Override
    public void bindNumber(PreparedStatement statement, int place, Kind kind, long number) throws SQLException {
        switch (kind) {
            case INSTANT, DATE -> bind(statement, place, encode(kind, PortableNumbers.portable(kind, number)));
            default -> statement.setLong(place, number);
        }
    }

    @Override
    public String numbers(String column, Kind kind) {
        return switch (kind) {
            case INSTANT -> "epoch_us(" + column + ")";
            case DATE -> "(" + column + " - DATE '1970-01-01')";
            default -> column;
        };
    }

    @Override
    public long number(ResultSet rows, int place, Kind kind) throws SQLException {
        return rows.getLong(place);
    }

    @Override
    public boolean joinsInOrder() {
        return false;
    }

    @Override
    public boolean readsColumns() {
        return true;
    }

    @Override
    public RowFormat rows(TypeLayout layout, List<String> envelope) {
        return DuckdbRows.whole(layout, envelope);
    }

    @Override
    public RowFormat values(RecordType<?, ?> type, List<? extends Field<?, ?>> fields) {
        return DuckdbRows.values(type, fields);
    }

    @Override
    public String jsonContains(String column) {
        return "list_contains(CAST(CAST(" + column + " AS JSON) AS VARCHAR[]), ?)";
    }

    @Override
    public boolean survivesRefusal() {
        // What follows a failed statement fails too, until the transaction is rolled back.
        return false;
    }

    @Override
    public boolean uniqueViolation(SQLException e) {
        // The driver gives neither a state nor a code: of a row, of rows that meet in a commit, of rows under a new
        // index.
        String message = message(e);
        return message.contains("Duplicate key")
                || message.contains("UNIQUE constraint violation")
                || message.contains("Data contains duplicates");
    }

    @Override
    public RuntimeException translate(SQLException e, String doing) {
        String message = message(e);
        if (busy(message)) {
            return new StoreBusyException(
                    ErrorText.of(
                            "Cannot " + doing + ": another process or connection holds the database; try again",
                            "file",
                            file,
                            "error",
                            message),
                    e);
        }
        return new StorageException(
                ErrorText.of("Cannot " + doing + ": " + reason(message), "file", file, "error", message), e);
    }

    /** Whether another connection or process was in the way, so that nothing was changed and the same may succeed later. */
    boolean busy(SQLException e) {
        return busy(message(e));
    }

    private static boolean busy(String message) {
        return message.contains("Could not set lock on file")
                || message.contains("Conflict on ")
                || message.contains("write-write conflict");
    }

    private static String reason(String message) {
        if (damage(message)) {
            return "the file is damaged; restore it from a backup";
        }
        if (message.contains("No space left on device")) {
            return "the disk is full; what was acknowledged is kept, free some space and go on";
        }
        if (message.startsWith("Out of Memory Error")) {
            return "it needs more memory than the database may take, and no room is left for its temporary files";
        }
        if (message.contains("database has been invalidated")) {
            return "an earlier failure of the engine has ended the use of the file; close the store and open it again";
        }
        return "DuckDB failed";
    }

    private static boolean damage(String message) {
        return message.contains("Data Corruption Error")
                || message.contains("Corrupt database file")
                || message.contains("is not a valid DuckDB database file")
                || message.contains("Could not read enough bytes")
                || message.contains("replaying WAL")
                || message.startsWith("Serialization Error")
                || message.startsWith("INTERNAL Error");
    }

    /** The exception for a file that cannot be opened. */
    RuntimeException refused(SQLException e) {
        String message = message(e);
        if (busy(message)) {
            return translate(e, "open a database");
        }
        if (message.contains("read a database file with version number")) {
            return new OpenRefusedException(
                    ErrorText.of(
                            "Cannot open a database: it was made by a newer DuckDB; use a newer driver",
                            "file",
                            file,
                            "error",
                            message),
                    e);
        }
        boolean damage = damage(message);
        OpenRefusedException refusal = new OpenRefusedException(
                ErrorText.of(
                        "Cannot open a database: "
                                + (message.contains("is not a valid DuckDB database file")
                                        ? "the file is not a DuckDB database, or its header is damaged"
                                        : damage
                                                ? "the file is cut short or damaged; restore it from a backup"
                                                : "DuckDB cannot open its file"),
                        "file",
                        file,
                        "error",
                        message),
                e);
        return damage ? new DamagedFileException(refusal) : refusal;
    }

    private static String message(SQLException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }
}
