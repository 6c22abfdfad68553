package org.tradingstore.duckdb.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;

/** Tells files of ours from others, and their formats: a table of one row. */
final class FileMark {
    static final String TABLE = "ts_store";

    private static final int FORMAT = 1;

    private FileMark() {}

    /** Refuses a file of somebody else, and a newer one; an empty one is nobody's. */
    static void require(Connection connection, FileSchema there, Path file) throws SQLException {
        if (there.isEmpty()) {
            return;
        }
        if (!there.has(TABLE)) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: the file belongs to another application; choose another directory",
                    "file",
                    file));
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT max(format) FROM " + TABLE)) {
            int format = rows.next() ? rows.getInt(1) : 0;
            if (format > FORMAT) {
                throw new OpenRefusedException(ErrorText.of(
                        "Cannot open a database: it was made by a newer version of the library; upgrade the library",
                        "file",
                        file,
                        "format",
                        format,
                        "supported",
                        FORMAT));
            }
        }
    }

    /** Marks an empty file as ours, within the transaction that fills it. */
    static void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + TABLE + " (format INTEGER NOT NULL)");
            statement.execute("INSERT INTO " + TABLE + " VALUES (" + FORMAT + ")");
        }
    }
}
