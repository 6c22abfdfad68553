package org.tradingstore.duckdb.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.spi.CopyStep;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;

/** A copy of a database: what one transaction sees of it, written by that transaction into a file of its own. */
record DuckdbCopy(Path directory, Duration lockTimeout) implements Storage {
    private static final String NAME = "ts_copy";

    /**
     * Copies what {@code source}, which has a transaction open, sees of {@code file}, to a file of the same name in {@code directory}. The
     * transaction ends with it: what one transaction reads of a file and writes into another is there when it commits.
     */
    static DuckdbCopy make(
            Connection source, Path file, Path directory, Duration lockTimeout, Consumer<CopyStep> progress)
            throws SQLException {
        DuckdbFiles.requireLiteral(directory);
        Path target = directory.resolve(file.getFileName());
        if (Files.exists(target)) {
            throw new StorageException(ErrorText.of("Cannot copy a database: a file is there", "file", target));
        }
        String name = read(source, "SELECT current_database()");
        long bytes = DuckdbFiles.size(file) + DuckdbFiles.size(DuckdbFiles.log(file));
        Commands.run(source, "ATTACH '" + target.toString().replace("'", "''") + "' AS " + NAME);
        try {
            // Views name what is in their own database, wherever that is, so they come along as they are.
            Commands.run(source, "COPY FROM DATABASE \"" + name + "\" TO " + NAME + " (SCHEMA)");
            rows(source, bytes, progress);
            Commands.run(source, "COMMIT");
        } catch (SQLException | RuntimeException | Error e) {
            Commands.runAfter(e, source, "ROLLBACK");
            Commands.runAfter(e, source, "DETACH " + NAME);
            throw e;
        }
        // Its log goes into the file with this.
        Commands.run(source, "DETACH " + NAME);
        progress.accept(new CopyStep(bytes, bytes));
        return new DuckdbCopy(directory, lockTimeout);
    }

    private static void rows(Connection source, long bytes, Consumer<CopyStep> progress) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        String tables = "SELECT string_agg(tbl_name, '/' ORDER BY tbl_name) FROM sqlite_master WHERE type = 'table'";
        for (String table : read(source, tables).split("/", -1)) {
            counts.put(table, Long.parseLong(read(source, "SELECT count(*) FROM \"" + table + "\"")));
        }
        long total =
                Math.max(1, counts.values().stream().mapToLong(Long::longValue).sum());
        long done = 0;
        for (Map.Entry<String, Long> table : counts.entrySet()) {
            progress.accept(new CopyStep((long) ((double) bytes * done / total), bytes));
            Commands.run(
                    source,
                    "INSERT INTO " + NAME + ".\"" + table.getKey() + "\" SELECT * FROM \"" + table.getKey() + "\"");
            done += table.getValue();
        }
    }

    private static String read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    @Override
    public String engine() {
        return "duckdb";
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        return DuckdbDatabase.openUnknown(directory, lockTimeout, request);
    }
}
