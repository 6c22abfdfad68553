package org.tradingstore.duckdb.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.tradingstore.core.internal.rows.TypeChanges;
import org.tradingstore.duckdb.internal.FileSchema.Entry;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.jdbi.internal.SchemaHistory;
import org.tradingstore.jdbi.internal.SchemaHistory.Step;
import org.tradingstore.jdbi.internal.SingleConnectionFactory;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.RecordType;

/**
 * Makes what record types need and is not there, verifies what is, and changes it where a description has changed. The history tells the
 * two apart: what is not as the library left it was changed by another program.
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

    /**
     * What is to be done so that everything described is there, as it is described; nothing where it is. Refuses what may not be done, and
     * what another program has changed.
     */
    List<SchemaChange> changes(FileSchema there, List<TableSql> tables) throws SQLException {
        Map<String, Step> steps = new HashMap<>();
        if (there.has(SchemaHistory.TABLE)) {
            SchemaHistory.last(connection).forEach(step -> steps.put(step.type(), step));
        }
        Set<String> names = names(tables);
        List<SchemaChange> changes = new ArrayList<>();
        for (TableSql table : tables) {
            Step step = steps.get(table.type().name());
            if (step == null) {
                changes.add(made(table, names));
            } else {
                upgrade(table, there, names, step).ifPresent(changes::add);
            }
        }
        return changes;
    }

    private static Set<String> names(List<TableSql> tables) {
        return tables.stream().map(table -> table.type().name()).collect(Collectors.toSet());
    }

    private SchemaChange made(TableSql table, Set<String> names) {
        DuckdbDdl ddl = new DuckdbDdl(table, dialect, names);
        Map<String, String> wanted = new LinkedHashMap<>(ddl.statements());
        String view = wanted.remove(ddl.view());
        return new SchemaChange(
                table, List.copyOf(wanted.values()), view == null ? List.of() : List.of(view), SchemaChange.MADE);
    }

    private Optional<SchemaChange> upgrade(TableSql table, FileSchema there, Set<String> names, Step step)
            throws SQLException {
        RecordType<?, ?> type = table.type();
        TypeChanges rules = new TypeChanges(file.toString(), type);
        rules.requireNotNewer(step.version());
        MadeBy kept = MadeBy.parse(step.checksum());
        Map<String, Entry> found = there.of(type, names);
        requireAsLeft(type, kept, found);
        DuckdbDdl ddl = new DuckdbDdl(table, dialect, names);
        Map<String, String> wanted = ddl.statements();
        boolean same = kept.sums().keySet().equals(wanted.keySet())
                && wanted.entrySet().stream().allMatch(each -> kept.madeBy(each.getKey(), each.getValue()));
        if (same && step.fields().equals(TypeChanges.text(type))) {
            return Optional.empty();
        }
        rules.requireAllowed(step.fields(), Math.max(1, step.version()));
        Set<String> former = fields(step.fields());
        requireUnique(table, kept, wanted, former);
        return Optional.of(new TypeUpgrade(table, ddl, kept, found, there.strangers(type.name())).plan(former));
    }

    /** Names of the fields in the text of a description. */
    private static Set<String> fields(String description) {
        List<String> parts = Arrays.asList(description.split("; ", -1));
        return parts.subList(1, parts.size()).stream()
                .map(part -> part.split(" ", 2)[0])
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Refuses what another program has changed, by the first thing that is not as it was left. */
    private void requireAsLeft(RecordType<?, ?> type, MadeBy kept, Map<String, Entry> found) {
        if (!found.containsKey(type.name())) {
            throw touched("a table, index or view of a record type is missing", type, "missing", type.name());
        }
        for (String name : new TreeSet<>(kept.sums().keySet())) {
            Entry entry = found.get(name);
            if (entry == null) {
                throw touched("a table, index or view of a record type is missing", type, "missing", name);
            }
            if (!kept.asLeft(entry)) {
                throw touched("another program has changed what a record type is kept in", type, "differs", name);
            }
        }
        for (String name : found.keySet()) {
            if (!kept.sums().containsKey(name)) {
                throw touched("another program has added to what a record type is kept in", type, "added", name);
            }
        }
    }

    private OpenRefusedException touched(String reason, RecordType<?, ?> type, String how, String what) {
        return new OpenRefusedException(
                ErrorText.of("Cannot open a database: " + reason, "file", file, "type", type.name(), how, what));
    }

    /** Does what is to be done, within a transaction. */
    void make(List<SchemaChange> changes, List<TableSql> tables) throws SQLException {
        try (Handle handle = Jdbi.create(new SingleConnectionFactory(connection))
                .installPlugin(new SqlObjectPlugin())
                .open()) {
            SchemaHistory history = handle.attach(SchemaHistory.class);
            history.create();
            for (SchemaChange change : changes) {
                execute(change.statements());
            }
            for (SchemaChange change : changes) {
                execute(change.views());
            }
            FileSchema there = FileSchema.read(connection);
            Set<String> names = names(tables);
            List<Step> steps = new ArrayList<>();
            for (SchemaChange change : changes) {
                RecordType<?, ?> type = change.table().type();
                steps.add(new Step(
                        type.name(),
                        type.version(),
                        TypeChanges.text(type),
                        change.words(),
                        MadeBy.of(new DuckdbDdl(change.table(), dialect, names).statements(), there.of(type, names))
                                .text(),
                        Instant.now().toString()));
            }
            history.addAll(steps);
        }
    }

    private void execute(List<String> statements) throws SQLException {
        for (String sql : statements) {
            Commands.run(connection, sql);
        }
    }

    /**
     * Refuses a unique index that is new where records of before agree in its fields. DuckDB would refuse it too, but where the table is
     * made anew only in the commit, and without a name.
     */
    private void requireUnique(TableSql table, MadeBy kept, Map<String, String> wanted, Set<String> former)
            throws SQLException {
        for (Index<?> index : table.type().indexes()) {
            boolean isNew = index.unique()
                    && !kept.madeBy(index.name(), Objects.requireNonNull(wanted.get(index.name())))
                    && index.fields().stream().allMatch(field -> former.contains(field.name()));
            if (isNew && duplicates(table, index)) {
                throw new OpenRefusedException(ErrorText.of(
                        "Cannot open a database: records that are kept agree in the fields of a new unique index",
                        "location",
                        file,
                        "type",
                        table.type().name(),
                        "index",
                        index.name()));
            }
        }
    }

    private boolean duplicates(TableSql table, Index<?> index) throws SQLException {
        List<String> fields =
                index.fields().stream().map(field -> '"' + field.name() + '"').toList();
        String present = fields.stream().map(field -> field + " IS NOT NULL").collect(Collectors.joining(" AND "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM " + table.table() + " WHERE " + present
                        + " GROUP BY " + (table.layout().shared() ? "" : "env_book, ") + String.join(", ", fields)
                        + " HAVING count(*) > 1 LIMIT 1")) {
            return rows.next();
        }
    }
}
