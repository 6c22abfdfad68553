package org.tradingstore.duckdb.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;

/** What a profile is in DuckDB, and whether a database keeps it. They hold for all connections of a file that is open. <em>Immutable.</em> */
final class DuckdbSettings {
    /** Each file that is open has threads of its own, and waits for work with them. */
    private static final int FEW_THREADS = 2;

    private final Map<String, String> wanted = new LinkedHashMap<>();

    private DuckdbSettings() {}

    static DuckdbSettings of(Profile profile, Database database) {
        DuckdbSettings settings = new DuckdbSettings();
        // FULL differs from STANDARD on macOS alone, where a sync that is not full stays in the drive's own memory.
        settings.wanted.put(
                "fsync_mode",
                switch (profile) {
                    case LEDGER -> "FULL";
                    case STANDARD -> "STANDARD";
                    case CACHE -> "NONE";
                });
        settings.wanted.put("memory_limit", large(database) ? "1.0 GiB" : "512.0 MiB");
        int processors = Runtime.getRuntime().availableProcessors();
        settings.wanted.put(
                "threads", Integer.toString(large(database) ? processors : Math.min(FEW_THREADS, processors)));
        settings.wanted.put("async_threads", Integer.toString(FEW_THREADS));
        // Reads the row numbers of the first few rows, then the rows of these: of rows that were deleted and written
        // again, or are
        // not committed yet, it leaves some out.
        settings.wanted.put("disabled_optimizers", "late_materialization");
        // What is not in the driver is never fetched from somewhere.
        settings.wanted.put("autoinstall_known_extensions", "false");
        settings.wanted.put("autoload_known_extensions", "false");
        settings.wanted.put("allow_community_extensions", "false");
        return settings;
    }

    /** Whether a database may have many millions of rows. */
    private static boolean large(Database database) {
        return database == Database.HISTORY || database == Database.LEDGER;
    }

    /** For a connection that opens the file. */
    Properties properties(Path file) {
        Properties properties = new Properties();
        wanted.forEach(properties::setProperty);
        properties.setProperty("temp_directory", temporary(file));
        return properties;
    }

    /** Where results are put that do not fit into memory: beside the file; gone when it is closed. */
    private static String temporary(Path file) {
        return file + ".tmp";
    }

    /** Reads the settings back, refuses one that does not hold, and answers them as text. */
    String verify(Connection connection, Path file) throws SQLException {
        Map<String, String> all = new LinkedHashMap<>(wanted);
        all.put("temp_directory", temporary(file));
        StringBuilder columns = new StringBuilder();
        all.keySet()
                .forEach(name -> columns.append(columns.isEmpty() ? "" : ", ")
                        .append("current_setting('")
                        .append(name)
                        .append("')::VARCHAR"));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + columns)) {
            rows.next();
            int place = 1;
            for (Map.Entry<String, String> setting : all.entrySet()) {
                String found = Objects.requireNonNullElse(rows.getString(place++), "");
                if (!found.equalsIgnoreCase(setting.getValue())) {
                    throw new OpenRefusedException(ErrorText.of(
                            "Cannot open a database: DuckDB does not keep a setting that the profile needs",
                            "file",
                            file,
                            "setting",
                            setting.getKey(),
                            "wanted",
                            setting.getValue(),
                            "found",
                            found));
                }
            }
        }
        return "fsync_mode=" + wanted.get("fsync_mode") + ", checkpoint at close, memory_limit="
                + wanted.get("memory_limit") + ", threads=" + wanted.get("threads");
    }
}
