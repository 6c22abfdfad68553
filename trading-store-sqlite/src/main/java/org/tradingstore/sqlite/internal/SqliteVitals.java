package org.tradingstore.sqlite.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.spi.Vitals;
import org.tradingstore.spi.Vitals.Hazard;

/** Measures a file and its log. */
final class SqliteVitals {
    /** Four times what SQLite lets gather before it moves the log by itself. */
    private static final long MUCH_WAITING = 16L << 20;

    private SqliteVitals() {}

    static Vitals of(Path file, Connection connection) throws SQLException {
        long pageSize = Long.parseLong(ProfilePragmas.read(connection, "PRAGMA page_size"));
        long waiting;
        // It moves nothing and tells how far the last that did has come.
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
            waiting = rows.next() ? Math.max(0, rows.getLong(2) - rows.getLong(3)) * pageSize : 0;
        }
        long bytes = size(file);
        List<Hazard> hazards = new ArrayList<>();
        if (waiting > MUCH_WAITING) {
            hazards.add(new Hazard(
                    "the log cannot be moved into the file, and grows: a reader has been open since",
                    "close cursors and snapshots that stay open, in this process and others, then call maintain()"));
        }
        long free = free(file);
        if (free < bytes) {
            hazards.add(new Hazard(
                    "the disk has " + free
                            + " bytes left, less than the database takes: no backup or upgrade fits there",
                    "make room"));
        }
        return new Vitals(bytes, size(file.resolveSibling(file.getFileName() + "-wal")), waiting, hazards);
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static long free(Path file) {
        try {
            return Files.getFileStore(file).getUsableSpace();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static StorageException unreadable(Path file, IOException e) {
        return new StorageException(
                ErrorText.of("Cannot examine a database: its file cannot be read", "file", file, "error", e.toString()),
                e);
    }
}
