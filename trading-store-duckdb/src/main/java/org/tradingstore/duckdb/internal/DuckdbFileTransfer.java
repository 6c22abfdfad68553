package org.tradingstore.duckdb.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.tradingstore.core.internal.files.FileStage;
import org.tradingstore.core.internal.files.FileTransfer;
import org.tradingstore.core.internal.files.RowMapping;
import org.tradingstore.core.internal.files.StageRequest;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.files.FileFormat;
import org.tradingstore.files.ImportFile;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Scan;

/** Reads and writes files by DuckDB itself, within one session. */
final class DuckdbFileTransfer implements FileTransfer {
    private final Connection connection;
    private final DuckdbDialect dialect;
    private final Session session;

    DuckdbFileTransfer(Connection connection, DuckdbDialect dialect, Session session) {
        this.connection = connection;
        this.dialect = dialect;
        this.session = session;
    }

    /** What it asks of its session, which has to know what failed in it. */
    interface Session {
        TableSql tableOf(RecordType<?, ?> type);

        /** Told of about how many rows are going to be written. */
        void writes(TableSql table, long rows);

        RuntimeException failed(SQLException e, String doing);

        boolean broken();

        RowFeed feed();

        long command(String before, Scan scan, String selected, String after) throws SQLException;
    }

    @Override
    public List<String> headers(Path parquet) {
        if (!Files.isRegularFile(parquet)) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot read a file: it is not there, or is no file", "file", parquet));
        }
        try {
            return FileSource.headers(parquet, connection);
        } catch (SQLException e) {
            RuntimeException failure = session.failed(e, "read a file of Parquet");
            throw String.valueOf(e.getMessage()).contains("Invalid Input Error")
                    ? new InvalidRequestException(
                            ErrorText.of("Cannot read a file: it is no file of Parquet, or damaged", "file", parquet),
                            failure)
                    : failure;
        }
    }

    @Override
    public boolean serves(ImportFile<?> file, RowMapping mapping) {
        return mapping.type().fields().stream()
                .filter(field -> mapping.column(field) >= 0)
                .allMatch(field -> field instanceof OrderedField<?, ?> ordered && FileColumnSql.serves(file, ordered));
    }

    @Override
    public FileStage stage(StageRequest request) {
        TableSql table = session.tableOf(request.mapping().type());
        try {
            FileSource source = FileSource.of(request, connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute(new FileStageSql(request, source, table, dialect).text());
            }
            return new DuckdbFileStage(connection, table, source, session);
        } catch (SQLException e) {
            throw session.failed(e, "read a file");
        }
    }

    @Override
    public long export(Scan scan, FileFormat format, Path path) {
        List<? extends Field<?, ?>> fields = scan.selection().type().fields();
        String columns =
                fields.stream().map(field -> SqlLiterals.name(field.name())).collect(Collectors.joining(", "));
        // Outside of the question, whose order is by columns and not by what is written of them.
        String written = fields.stream()
                .map(field -> exported(field, format) + " AS " + SqlLiterals.name(field.name()))
                .collect(Collectors.joining(", "));
        String after = ")) TO " + SqlLiterals.text(path.toString())
                + (format == FileFormat.CSV
                        ? " (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '')"
                        : " (FORMAT parquet, COMPRESSION zstd)");
        try {
            return session.command("COPY (SELECT " + written + " FROM (", scan, columns, after);
        } catch (SQLException e) {
            throw session.failed(e, "write a file");
        }
    }

    private static String exported(Field<?, ?> field, FileFormat format) {
        String column = SqlLiterals.name(field.name());
        return switch (field.kind()) {
            case MONTH ->
                "lpad(CAST(" + column + " // 12 AS VARCHAR), 4, '0') || '-' || lpad(CAST(" + column
                        + " % 12 + 1 AS VARCHAR), 2, '0')";
            case INSTANT ->
                format == FileFormat.CSV
                        ? "replace(CAST(" + column + " AS VARCHAR), ' ', 'T') || 'Z'"
                        : "make_timestamptz(epoch_us(" + column + "))";
            case DECIMAL -> format == FileFormat.CSV ? decimal(column) : column;
            default -> column;
        };
    }

    /** Without the zeros at its end, as values are elsewhere. */
    private static String decimal(String column) {
        return "rtrim(rtrim(CAST(" + column + " AS VARCHAR), '0'), '.')";
    }
}
