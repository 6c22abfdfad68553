package org.tradingstore.duckdb.internal;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Profile;
import org.tradingstore.spi.OpenRequest;

/** Opens a file that nobody else has: its first connection, with settings that hold and a schema as it is described. */
final class DuckdbOpening {
    private final Path file;
    private final OpenRequest request;
    private final DuckdbDialect dialect;
    private final List<TableSql> tables;
    private final DuckdbSettings settings;

    DuckdbOpening(Path file, OpenRequest request, DuckdbDialect dialect, List<TableSql> tables) {
        this.file = file;
        this.request = request;
        this.dialect = dialect;
        this.tables = List.copyOf(tables);
        this.settings = DuckdbSettings.of(request.profile(), request.database());
    }

    /** A connection, and the settings as they were read back. */
    record Opened(DuckDBConnection connection, String settings) {}

    Opened open() throws SQLException {
        DuckDBConnection connection = connect();
        boolean opened = false;
        try {
            FileSchema there = FileSchema.read(connection);
            FileMark.require(connection, there, file);
            if (request.profile() == Profile.CACHE) {
                requireWhole(connection, there);
            }
            DuckdbSchema schema = new DuckdbSchema(connection, file, dialect);
            List<SchemaChange> changes = schema.changes(there, tables);
            boolean upgrade = changes.stream().anyMatch(SchemaChange::upgrade);
            if (upgrade && request.profile() != Profile.CACHE) {
                // Closed and without a log, the file may be read by others than DuckDB.
                Commands.run(connection, "CHECKPOINT");
                connection.close();
                new UpgradeBackup(file).make();
                connection = connect();
                schema = new DuckdbSchema(connection, file, dialect);
            }
            if (!changes.isEmpty()) {
                make(connection, schema, changes, there.isEmpty());
            }
            if (upgrade) {
                // So that the log never has to repeat it.
                Commands.run(connection, "CHECKPOINT");
            }
            Commands.run(connection, "PRAGMA enable_checkpoint_on_shutdown");
            String found = settings.verify(connection, file);
            opened = true;
            return new Opened(connection, found);
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    private DuckDBConnection connect() throws SQLException {
        DuckDBConnection connection = DriverManager.getConnection("jdbc:duckdb:" + file, settings.properties(file))
                .unwrap(DuckDBConnection.class);
        // Until it is known that the file is ours and can be used, so that a refusal leaves it as it is.
        Commands.run(connection, "PRAGMA disable_checkpoint_on_shutdown");
        return connection;
    }

    /** Refuses a file that has a damaged block: all of it is read, which a cache is small enough for. */
    private void requireWhole(DuckDBConnection connection, FileSchema there) throws SQLException {
        for (TableSql table : tables) {
            if (there.has(table.type().name())) {
                Commands.run(connection, everyBlock(table));
            }
        }
    }

    /** A question that reads all of a table: DuckDB compares the checksum of a block when it reads it. */
    static String everyBlock(TableSql table) {
        return "SELECT max(hash(t)) FROM " + table.table() + " t";
    }

    private void make(DuckDBConnection connection, DuckdbSchema schema, List<SchemaChange> changes, boolean empty)
            throws SQLException {
        Commands.run(connection, "BEGIN TRANSACTION");
        try {
            if (empty) {
                FileMark.make(connection);
            }
            schema.make(changes, tables);
        } catch (SQLException | RuntimeException e) {
            Commands.runAfter(e, connection, "ROLLBACK");
            throw e;
        }
        // One that fails has ended the transaction.
        Commands.run(connection, "COMMIT");
    }
}
