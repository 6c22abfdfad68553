package org.tradingstore.duckdb.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.tradingstore.core.internal.rows.TypeChanges;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.jdbi.internal.SchemaHistory;
import org.tradingstore.jdbi.internal.SchemaHistory.Step;
import org.tradingstore.jdbi.internal.SingleConnectionFactory;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.RecordType;

/**
 * Makes what record types need and is not there, and verifies what is. DuckDB keeps a statement in words of its own, so the history keeps
 * the checksum of what DuckDB shows after a type was made, beside that of the statements it was made by.
 */
final class DuckdbSchema {
    private final Connection connection;
    private final Path file;
    private final DuckdbDialect dialect;

    DuckdbSchema(Connection connection, Path file, DuckdbDialect dialect) {
        this.connection = connection;
        this.file = file;
        this.dialect = dialect;
    }

    /** Within a transaction. */
    void make(List<TableSql> tables) throws SQLException {
        try (Handle handle = Jdbi.create(new SingleConnectionFactory(connection))
                .installPlugin(new SqlObjectPlugin())
                .open()) {
            SchemaHistory history = handle.attach(SchemaHistory.class);
            history.create();
            Map<String, Step> steps = new HashMap<>();
            SchemaHistory.last(connection).forEach(step -> steps.put(step.type(), step));
            for (TableSql table : tables) {
                RecordType<?, ?> type = table.type();
                Map<String, String> wanted = new DuckdbDdl(table, dialect).statements();
                Step step = steps.get(type.name());
                if (step == null) {
                    create(wanted.values());
                    history.add(new Step(
                            type.name(),
                            type.version(),
                            TypeChanges.text(type),
                            "made",
                            checksums(wanted),
                            Instant.now().toString()));
                } else {
                    verify(type, step, wanted);
                }
            }
        }
    }

    private void create(Collection<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void verify(RecordType<?, ?> type, Step step, Map<String, String> wanted) throws SQLException {
        TypeChanges rules = new TypeChanges(file.toString(), type);
        rules.requireNotNewer(step.version());
        rules.requireAllowed(step.fields(), Math.max(1, step.version()));
        String[] kept = step.checksum().split(" ", 2);
        String[] found = checksums(wanted).split(" ", 2);
        if (!kept[0].equals(found[0])) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: the description of a record type has changed, and files of DuckDB are not upgraded yet",
                    "file",
                    file,
                    "type",
                    type.name()));
        }
        if (!kept[1].equals(found[1])) {
            throw new OpenRefusedException(ErrorText.of(
                    "Cannot open a database: another program has changed what a record type is kept in",
                    "file",
                    file,
                    "type",
                    type.name()));
        }
    }

    /** Of the statements, and of what DuckDB shows of what they made. */
    private String checksums(Map<String, String> wanted) throws SQLException {
        String names = String.join(
                ", ", wanted.keySet().stream().map(name -> "'" + name + "'").toList());
        StringBuilder shown = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, sql FROM (SELECT table_name AS name, sql FROM"
                        + " duckdb_tables() UNION ALL SELECT index_name, sql FROM duckdb_indexes() UNION ALL SELECT"
                        + " table_name, constraint_text FROM duckdb_constraints()) WHERE name IN (" + names
                        + ") ORDER BY name, sql")) {
            while (rows.next()) {
                shown.append(rows.getString(1))
                        .append(' ')
                        .append(rows.getString(2))
                        .append('\n');
            }
        }
        return checksum(String.join("\n", wanted.values())) + " " + checksum(shown.toString());
    }

    private static String checksum(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
