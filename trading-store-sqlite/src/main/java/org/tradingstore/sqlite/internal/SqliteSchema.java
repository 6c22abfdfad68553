package org.tradingstore.sqlite.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.tradingstore.sqlite.internal.FileSchema.Entry;

/**
 * Makes what record types need and is not there, verifies what is, to the letter of the statements that made it, and changes it where a
 * description has changed. The history tells the two apart: what is not as the library left it was changed by another program.
 */
final class SqliteSchema {
    private final Connection connection;
    private final Path file;
    private final SqliteDialect dialect;

    SqliteSchema(Connection connection, Path file, SqliteDialect dialect) {
        this.connection = connection;
        this.file = file;
        this.dialect = dialect;
    }

    /**
     * What is to be done so that everything described is there, as it is described; nothing where it is. Refuses what may not be done.
     * Takes no lock, so that a store that has all it needs opens beside whoever writes.
     */
    List<SchemaChange> changes(List<TableSql> tables) throws SQLException {
        FileSchema there = FileSchema.read(connection);
        Map<String, Step> steps = steps(there);
        Set<String> names = tables.stream().map(table -> table.type().name()).collect(Collectors.toSet());
        List<SchemaChange> changes = new ArrayList<>();
        for (TableSql table : tables) {
            RecordType<?, ?> type = table.type();
            Step step = steps.getOrDefault(type.name(), new Step(type.name(), 0, "", "", "", ""));
            TypeChanges rules = new TypeChanges(file.toString(), type);
            rules.requireNotNewer(step.version());
            if (!there.has(type.name()) && step.version() > 0) {
                throw touched(type, statements(table), Map.of());
            }
            if (!there.has(type.name())) {
                changes.add(
                        new SchemaChange(table, List.copyOf(statements(table).values()), SchemaChange.MADE));
            } else {
                upgrade(table, there, names, step, rules).ifPresent(changes::add);
            }
        }
        return changes;
    }

    private Optional<SchemaChange> upgrade(
            TableSql table, FileSchema there, Set<String> names, Step step, TypeChanges rules) {
        RecordType<?, ?> type = table.type();
        Map<String, Entry> found = there.of(type, names);
        Map<String, String> wanted = statements(table);
        if (step.fields().equals(TypeChanges.text(type)) && TypeUpgrade.same(type.name(), wanted, found)) {
            return Optional.empty();
        }
        boolean noted = !step.fields().isEmpty();
        if (noted && !step.checksum().equals(FileSchema.checksum(found))) {
            throw touched(type, wanted, found);
        }
        String kept = noted
                ? step.fields()
                : new FormerFields(table, dialect).text(TableShape.of(there.statement(type.name())));
        rules.requireAllowed(kept, Math.max(1, step.version()));
        return Optional.of(new TypeUpgrade(table, wanted, found, there.strangers(type.name())).plan());
    }

    /** The last step of each type; of format 1, which kept less, what is known. */
    private Map<String, Step> steps(FileSchema there) throws SQLException {
        Map<String, Step> steps = new HashMap<>();
        if (there.statement(SchemaHistory.TABLE).contains("fields")) {
            SchemaHistory.last(connection).forEach(step -> steps.put(step.type(), step));
        } else if (there.has(SchemaHistory.TABLE)) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("SELECT type, max(version) FROM ts_schema_history GROUP BY type")) {
                while (rows.next()) {
                    steps.put(rows.getString(1), new Step(rows.getString(1), rows.getInt(2), "", "", "", ""));
                }
            }
        }
        return steps;
    }

    /** Does what is to be done. To be called within a write transaction, so that two processes do not do the same. */
    void make(List<TableSql> tables) throws SQLException {
        try (Handle handle = Jdbi.create(new SingleConnectionFactory(connection))
                .installPlugin(new SqlObjectPlugin())
                .open()) {
            make(tables, handle.attach(SchemaHistory.class));
        }
    }

    private void make(List<TableSql> tables, SchemaHistory history) throws SQLException {
        List<SchemaChange> changes = changes(tables);
        makeHistory(history);
        for (SchemaChange change : changes) {
            execute(change);
        }
        FileSchema there = FileSchema.read(connection);
        Set<String> names = tables.stream().map(table -> table.type().name()).collect(Collectors.toSet());
        for (SchemaChange change : changes) {
            RecordType<?, ?> type = change.table().type();
            history.add(new Step(
                    type.name(),
                    type.version(),
                    TypeChanges.text(type),
                    change.words(),
                    FileSchema.checksum(there.of(type, names)),
                    Instant.now().toString()));
        }
    }

    /** Makes the history; that of format 1 is taken over. */
    private void makeHistory(SchemaHistory history) throws SQLException {
        FileSchema there = FileSchema.read(connection);
        if (!there.has(SchemaHistory.TABLE)
                || there.statement(SchemaHistory.TABLE).contains("fields")) {
            history.create();
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ts_schema_history RENAME TO ts_schema_history_1");
            history.create();
            statement.execute(
                    "INSERT INTO ts_schema_history SELECT row_number() OVER (ORDER BY rowid), type, version, '', "
                            + "'made', checksum, applied_at FROM ts_schema_history_1");
            statement.execute("DROP TABLE ts_schema_history_1");
        }
    }

    /** Past Jdbi, which takes each statement apart in search of parameters: that took longer than all the rest of making a database. */
    private void execute(SchemaChange change) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : change.statements()) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    if (dialect.uniqueViolation(e)) {
                        throw new OpenRefusedException(
                                ErrorText.of(
                                        "Cannot open a database: records that are kept agree in the fields of a new"
                                                + " unique index",
                                        "location",
                                        file,
                                        "type",
                                        change.table().type().name(),
                                        "statement",
                                        sql),
                                e);
                    }
                    throw e;
                }
            }
        }
    }

    private Map<String, String> statements(TableSql table) {
        return new SqliteDdl(table, dialect).statements();
    }

    /** The refusal of what another program has changed: the first thing that is not as it should be. */
    private OpenRefusedException touched(RecordType<?, ?> type, Map<String, String> wanted, Map<String, Entry> found) {
        for (Map.Entry<String, String> each : wanted.entrySet()) {
            Entry there = found.get(each.getKey());
            if (there == null) {
                return new OpenRefusedException(ErrorText.of(
                        "Cannot open a database: a table, index, trigger or view of a record type is missing",
                        "file",
                        file,
                        "type",
                        type.name(),
                        "missing",
                        each.getKey()));
            }
            if (!there.statement().equals(each.getValue())) {
                return new OpenRefusedException(ErrorText.of(
                        "Cannot open a database: another program has changed what a record type is kept in",
                        "file",
                        file,
                        "type",
                        type.name(),
                        "differs",
                        each.getKey(),
                        "at",
                        firstDifference(there.statement(), each.getValue())));
            }
        }
        List<String> more = new ArrayList<>(found.keySet());
        more.removeAll(wanted.keySet());
        return new OpenRefusedException(ErrorText.of(
                "Cannot open a database: another program has added to what a record type is kept in",
                "file",
                file,
                "type",
                type.name(),
                "added",
                more));
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
}
