package org.tradingstore.sqlite.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tradingstore.jdbi.internal.SideTable;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.RecordType;

/** The statements that make what a record type needs, by the name of what they make. */
final class SqliteDdl {
    private final TableSql table;
    private final RecordType<?, ?> type;
    private final SqliteDialect dialect;

    SqliteDdl(TableSql table, SqliteDialect dialect) {
        this.table = table;
        this.type = table.type();
        this.dialect = dialect;
    }

    Map<String, String> statements() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(type.name(), tableStatement());
        for (Index<?> index : type.indexes()) {
            if (index.fields().get(0).kind() != Kind.TEXT_LIST) {
                all.put(index.name(), indexStatement(index));
            }
        }
        for (SideTable side : table.sides()) {
            all.put(side.name(), sideStatement(side));
            if (type.kind() != RecordKind.APPEND) {
                // A row that is changed or deleted takes its elements along, which are then found by its key.
                all.put(
                        side.name() + "_by_key",
                        "CREATE INDEX \"" + side.name() + "_by_key\" ON \"" + side.name() + "\" ("
                                + String.join(", ", withBook(table.key())) + ")");
            }
            addTriggers(all, side.name());
        }
        addTriggers(all, type.name());
        all.put(type.name() + "_view", new SqliteView(table).statement());
        return all;
    }

    private String tableStatement() {
        List<String> lines = new ArrayList<>();
        table.envelope().forEach(column -> lines.add(column + " INTEGER NOT NULL"));
        for (Field<?, ?> field : type.fields()) {
            lines.add("\"" + field.name() + "\" " + dialect.column(field) + (field.optional() ? "" : " NOT NULL"));
        }
        lines.add("PRIMARY KEY (" + String.join(", ", withBook(table.key())) + ")");
        // Facts are read in the order of their key, so they are kept in it; wide rows with random keys are not.
        String options = type.kind() == RecordKind.PLAIN ? " STRICT, WITHOUT ROWID" : " STRICT";
        return "CREATE TABLE \"" + type.name() + "\" (\n  " + String.join(",\n  ", lines) + "\n)" + options;
    }

    private List<String> withBook(List<String> columns) {
        List<String> all = new ArrayList<>();
        if (!table.layout().shared()) {
            all.add("env_book");
        }
        all.addAll(columns);
        return all;
    }

    private String indexStatement(Index<?> index) {
        List<String> columns = new ArrayList<>(
                index.fields().stream().map(field -> "\"" + field.name() + "\"").toList());
        if (!index.unique()) {
            table.key().stream().filter(column -> !columns.contains(column)).forEach(columns::add);
        }
        String where = index.uniqueness() == Index.Uniqueness.WHEN_PRESENT
                ? index.fields().stream()
                        .filter(Field::optional)
                        .map(field -> "\"" + field.name() + "\" IS NOT NULL")
                        .collect(Collectors.joining(" AND ", " WHERE ", ""))
                : "";
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX \"" + index.name() + "\" ON \"" + type.name()
                + "\" (" + String.join(", ", withBook(columns)) + ")" + (where.equals(" WHERE ") ? "" : where);
    }

    private String sideStatement(SideTable side) {
        List<String> lines = new ArrayList<>();
        if (!table.layout().shared()) {
            lines.add("env_book INTEGER NOT NULL");
        }
        lines.add("element TEXT NOT NULL");
        for (Field<?, ?> field : side.rest()) {
            lines.add("\"" + field.name() + "\" " + storageClass(field));
        }
        for (Field<?, ?> field : type.key().fields()) {
            if (!side.rest().contains(field)) {
                lines.add("\"" + field.name() + "\" " + storageClass(field) + " NOT NULL");
            }
        }
        // The element leads, then what the index sorts by, then the row: a list by element is one range.
        lines.add("UNIQUE (" + String.join(", ", side.columns()) + ")");
        return "CREATE TABLE \"" + side.name() + "\" (\n  " + String.join(",\n  ", lines) + "\n) STRICT";
    }

    private String storageClass(Field<?, ?> field) {
        return dialect.column(field).split(" ", 2)[0];
    }

    /** Another program that opens the file cannot break what the library promises, unless it drops these. */
    private void addTriggers(Map<String, String> all, String name) {
        boolean unchanging = type.kind() == RecordKind.APPEND || type.kind() == RecordKind.EVENT;
        if (unchanging) {
            all.put(name + "_no_update", trigger(name, "update"));
        }
        if (type.kind() == RecordKind.APPEND) {
            all.put(name + "_no_delete", trigger(name, "delete"));
        }
    }

    private String trigger(String name, String action) {
        return "CREATE TRIGGER \"" + name + "_no_" + action + "\" BEFORE " + action.toUpperCase(Locale.ROOT) + " ON \""
                + name + "\" BEGIN SELECT raise(ABORT, '" + type.name() + " is append-only'); END";
    }
}
