package org.tradingstore.sqlite.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradingstore.schema.Database;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;

/** SQLite, which tells what statements were prepared and how they run. <em>Not thread-safe: one test uses it.</em> */
final class TappedStorage implements Storage, AutoCloseable {
    private final Path directory;
    private final Map<Database, SqliteDatabase> opened = new EnumMap<>(Database.class);
    private final Map<Database, Connection> asking = new EnumMap<>(Database.class);
    private final Map<Database, Set<String>> seen = new EnumMap<>(Database.class);

    TappedStorage(Path directory) {
        this.directory = directory;
    }

    @Override
    public String engine() {
        return "sqlite";
    }

    @Override
    public StorageDatabase open(OpenRequest request) {
        SqliteDatabase database = SqliteDatabase.open(directory, Duration.ofSeconds(10), request);
        opened.put(request.database(), database);
        return database;
    }

    /**
     * A statement and how the engine runs it.
     *
     * @param plan lines of {@code EXPLAIN QUERY PLAN}
     */
    record Planned(String sql, List<String> plan) {}

    /** The statements that were prepared since the last call. */
    List<Planned> taken() {
        List<Planned> taken = new ArrayList<>();
        opened.forEach((database, open) -> {
            for (var statements : open.statements()) {
                for (String sql : statements.texts()) {
                    if (seen.computeIfAbsent(database, any -> new HashSet<>()).add(sql)) {
                        taken.add(new Planned(sql, plan(database, open, sql)));
                    }
                }
            }
        });
        return taken;
    }

    private List<String> plan(Database database, SqliteDatabase open, String sql) {
        try {
            Connection connection = asking.get(database);
            if (connection == null) {
                connection = DriverManager.getConnection("jdbc:sqlite:" + open.file());
                asking.put(database, connection);
            }
            List<String> plan = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
                while (rows.next()) {
                    plan.add(rows.getString("detail"));
                }
            }
            return plan;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot explain " + sql, e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : asking.values()) {
            connection.close();
        }
    }
}
