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

    /** Marks an empty file; refuses one of somebody else, and a newer one. Within a transaction. */
    static void require(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long ours = number(statement, "SELECT count(*) FROM duckdb_tables() WHERE table_name = '" + TABLE + "'");
            if (ours == 0) {
                if (number(statement, "SELECT count(*) FROM duckdb_tables() WHERE NOT internal") > 0) {
                    throw new OpenRefusedException(ErrorText.of(
                            "Cannot open a database: the file belongs to another application; choose another directory",
                            "file",
                            file));
                }
                statement.execute("CREATE TABLE " + TABLE + " (format INTEGER NOT NULL)");
                statement.execute("INSERT INTO " + TABLE + " VALUES (" + FORMAT + ")");
            }
            long format = number(statement, "SELECT max(format) FROM " + TABLE);
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

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
