package org.tradingstore.sqlite.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.jdbi.internal.SchemaHistory;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.RecordType;

/** Makes what record types need and is not there, and verifies what is, to the letter of the statements that made it. */
final class SqliteSchema {
    private final Handle handle;
    private final Path file;
    private final SqliteDialect dialect;

    SqliteSchema(Handle handle, Path file, SqliteDialect dialect) {
        this.handle = handle;
        this.file = file;
        this.dialect = dialect;
    }

    /**
     * Verifies what is there, and answers the types of which nothing is there. Takes no lock, so that a store that has all it needs opens
     * beside whoever writes.
     */
    List<TableSql> missing(List<TableSql> tables) {
        Map<String, String> found = new HashMap<>();
        handle.createQuery("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
                .map((rows, context) -> Map.entry(rows.getString(1), rows.getString(2)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        List<TableSql> missing = new ArrayList<>();
        for (TableSql table : tables) {
            RecordType<?, ?> type = table.type();
            if (found.containsKey(SchemaHistory.TABLE)) {
                refuseNewer(type);
            }
            if (found.containsKey(type.name())) {
                statements(table)
                        .forEach((name, statement) -> verify(type, name, statement, found.getOrDefault(name, "")));
            } else {
                missing.add(table);
            }
        }
        return missing;
    }

    /** Makes what is missing. To be called within a write transaction, so that two processes do not make the same. */
    void make(List<TableSql> tables) {
        SchemaHistory history = handle.attach(SchemaHistory.class);
        history.create();
        for (TableSql table : missing(tables)) {
            Map<String, String> statements = statements(table);
            execute(statements.values());
            RecordType<?, ?> type = table.type();
            history.add(
                    type.name(),
                    type.version(),
                    checksum(statements),
                    Instant.now().toString());
        }
    }

    /** Past Jdbi, which takes each statement apart in search of parameters: that took longer than all the rest of making a database. */
    private void execute(Collection<String> statements) {
        try (Statement statement = handle.getConnection().createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw dialect.translate(e, "make a schema");
        }
    }

    private Map<String, String> statements(TableSql table) {
        return new SqliteDdl(table, dialect).statements();
    }

    private void refuseNewer(RecordType<?, ?> type) {
        int known = handle.attach(SchemaHistory.class).version(type.name()).orElse(0);
        if (known > type.version()) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: a record type was kept by a newer version of the application; upgrade it",
                    "file",
                    file,
                    "type",
                    type.name(),
                    "version",
                    known,
                    "supported",
                    type.version()));
        }
    }

    private void verify(RecordType<?, ?> type, String name, String wanted, String found) {
        if (found.isEmpty()) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: a table, index, trigger or view of a record type is missing",
                    "file",
                    file,
                    "type",
                    type.name(),
                    "missing",
                    name));
        }
        if (!found.equals(wanted)) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: a record type was kept with another shape",
                    "file",
                    file,
                    "type",
                    type.name(),
                    "differs",
                    name,
                    "at",
                    firstDifference(found, wanted)));
        }
    }

    private static String firstDifference(String found, String wanted) {
        List<String> foundLines = found.lines().map(String::strip).toList();
        List<String> wantedLines = wanted.lines().map(String::strip).toList();
        return wantedLines.stream()
                .filter(line -> !foundLines.contains(line))
                .findFirst()
                .map(line -> "wanted " + line)
                .orElseGet(() -> foundLines.stream()
                        .filter(line -> !wantedLines.contains(line))
                        .findFirst()
                        .map(line -> "found " + line)
                        .orElse("order"));
    }

    private static String checksum(Map<String, String> statements) {
        try {
            byte[] text = String.join(";\n", statements.values()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
