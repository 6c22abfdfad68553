package org.tradingstore.sqlite.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.schema.Profile;

/** What a profile is in SQLite, and whether a connection keeps it. */
record ProfilePragmas(String synchronous, int synchronousCode, String autoVacuum, int autoVacuumCode) {
    static ProfilePragmas of(Profile profile) {
        return switch (profile) {
            case LEDGER -> new ProfilePragmas("FULL", 2, "NONE", 0);
            case STANDARD -> new ProfilePragmas("NORMAL", 1, "INCREMENTAL", 2);
            case CACHE -> new ProfilePragmas("OFF", 0, "FULL", 1);
        };
    }

    /** Applied to every connection: SQLite keeps none of these but the journal mode in the file. */
    void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = " + synchronous);
            statement.execute("PRAGMA foreign_keys = ON");
        }
    }

    /** Reads the settings back, refuses one that does not hold, and answers them as text. */
    String verify(Connection connection, Path file) throws SQLException {
        expect(connection, file, "synchronous", Integer.toString(synchronousCode));
        expect(connection, file, "journal_mode", "wal");
        expect(connection, file, "auto_vacuum", Integer.toString(autoVacuumCode));
        expect(connection, file, "foreign_keys", "1");
        return "synchronous=" + synchronous + ", journal_mode=WAL, auto_vacuum=" + autoVacuum;
    }

    private static void expect(Connection connection, Path file, String pragma, String wanted) throws SQLException {
        String found = read(connection, "PRAGMA " + pragma);
        if (!found.equalsIgnoreCase(wanted)) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: SQLite does not keep a setting that the profile needs",
                    "file",
                    file,
                    "setting",
                    pragma,
                    "wanted",
                    wanted,
                    "found",
                    found));
        }
    }

    static String read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
