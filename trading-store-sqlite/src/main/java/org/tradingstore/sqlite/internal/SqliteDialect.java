package org.tradingstore.sqlite.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tradingstore.core.internal.rows.TextLists;
import org.tradingstore.error.ErrorText;
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
 * Values in SQLite: ids as 16 bytes, moments and spans as microseconds, days and months as numbers, decimals as text in their own order
 * ({@link DecimalText}), lists, maps and structures as JSON text.
 */
final class SqliteDialect implements Dialect {
    private static final int UUID_BYTES = 16;
    private static final int PRIMARY_CODE = 0xFF;

    private final Path file;
    private final Duration lockTimeout;

    SqliteDialect(Path file, Duration lockTimeout) {
        this.file = file;
        this.lockTimeout = lockTimeout;
    }

    Path file() {
        return file;
    }

    Duration lockTimeout() {
        return lockTimeout;
    }

    @Override
    public String column(Field<?, ?> field) {
        return switch (field.kind()) {
            case TEXT, DECIMAL, JSON, TEXT_LIST, STRUCTURE_LIST, MAP -> "TEXT";
            case ENUMERATION ->
                "TEXT CHECK (\"" + field.name() + "\" IN ("
                        + ((EnumField<?, ?>) field)
                                .names().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "))
                        + "))";
            case BOOLEAN -> "INTEGER CHECK (\"" + field.name() + "\" IN (0, 1))";
            case WHOLE, INSTANT, DATE, MONTH, DURATION -> "INTEGER";
            case DOUBLE -> "REAL";
            case UUID -> "BLOB CHECK (length(\"" + field.name() + "\") = 16)";
        };
    }

    @Override
    public Object encode(Kind kind, Object portable) {
        return switch (kind) {
            case TEXT, ENUMERATION, JSON, STRUCTURE_LIST, MAP, WHOLE, DOUBLE -> portable;
            case BOOLEAN -> (Boolean) portable ? 1L : 0L;
            case DECIMAL -> DecimalText.encode((BigDecimal) portable);
            case INSTANT -> PortableNumbers.micros((Instant) portable);
            case DATE -> ((LocalDate) portable).toEpochDay();
            case MONTH -> PortableNumbers.months((YearMonth) portable);
            case DURATION -> PortableNumbers.micros((Duration) portable);
            case UUID -> {
                UUID id = (UUID) portable;
                yield ByteBuffer.allocate(UUID_BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
            }
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
        } else if (encoded instanceof Double number) {
            statement.setDouble(place, number);
        } else {
            statement.setBytes(place, (byte[]) encoded);
        }
    }

    @Override
    public void bindNumber(PreparedStatement statement, int place, Kind kind, long number) throws SQLException {
        // Moments, days, months and spans are stored as the numbers that columns hold for them.
        statement.setLong(place, number);
    }

    @Override
    public String numbers(String column, Kind kind) {
        return column;
    }

    @Override
    public long number(ResultSet rows, int place, Kind kind) throws SQLException {
        return rows.getLong(place);
    }

    @Override
    public boolean joinsInOrder() {
        // SQLite runs a CROSS JOIN as nested loops in the order in which it is written.
        return true;
    }

    @Override
    public boolean readsColumns() {
        return false;
    }

    @Override
    public RowFormat rows(TypeLayout layout, List<String> envelope) {
        return PackedRows.whole(layout, envelope);
    }

    @Override
    public RowFormat values(RecordType<?, ?> type, List<? extends Field<?, ?>> fields) {
        return PackedRows.values(type, fields);
    }

    @Override
    public String jsonContains(String column) {
        return "EXISTS (SELECT 1 FROM json_each(" + column + ") WHERE value = ?)";
    }

    @Override
    public boolean survivesRefusal() {
        return true;
    }

    @Override
    public boolean uniqueViolation(SQLException e) {
        int code = e instanceof SQLiteException own ? own.getResultCode().code : e.getErrorCode();
        return code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE.code
                || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY.code;
    }

    @Override
    public RuntimeException translate(SQLException e, String doing) {
        SQLiteErrorCode code = code(e);
        if (code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED) {
            return new StoreBusyException(
                    ErrorText.of(
                            "Cannot " + doing + ": another process or connection holds the database; try again",
                            "file",
                            file,
                            "waited",
                            lockTimeout),
                    e);
        }
        return new StorageException(
                ErrorText.of(
                        "Cannot " + doing + ": " + reason(code), "file", file, "code", code, "error", e.getMessage()),
                e);
    }

    private static String reason(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_FULL -> "the disk is full; what was acknowledged is kept, free some space and go on";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "the file is damaged; restore it from a backup";
            case SQLITE_IOERR -> "the disk failed, or is full";
            default -> "SQLite failed";
        };
    }

    /** The primary result code. */
    static SQLiteErrorCode code(SQLException e) {
        int code = e instanceof SQLiteException own ? own.getResultCode().code : e.getErrorCode();
        return SQLiteErrorCode.getErrorCode(code & PRIMARY_CODE);
    }
}
