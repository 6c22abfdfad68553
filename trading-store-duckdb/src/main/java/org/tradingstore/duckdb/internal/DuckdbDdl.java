package org.tradingstore.duckdb.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tradingstore.jdbi.internal.SideTable;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.RecordType;

/**
 * The statements that make what a record type needs, by the name of what they make. Only what is unique has an index: DuckDB reads columns
 * whole and leaves out blocks by their bounds, an index of several columns serves none of its reads, and each one slows writes down.
 */
final class DuckdbDdl {
    private final TableSql table;
    private final RecordType<?, ?> type;
    private final DuckdbDialect dialect;
    private final Set<String> types;

    /** @param types names of all types of the database */
    DuckdbDdl(TableSql table, DuckdbDialect dialect, Set<String> types) {
        this.types = types;
        this.table = table;
        this.type = table.type();
        this.dialect = dialect;
    }

    Map<String, String> statements() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(type.name(), tableStatement(any -> true));
        for (Index<?> index : type.indexes()) {
            if (index.unique()) {
                all.put(index.name(), indexStatement(index));
            }
        }
        for (SideTable side : table.sides()) {
            all.put(side.name(), sideStatement(side));
        }
        DuckdbView view = new DuckdbView(table);
        if (types.containsAll(view.reads())) {
            all.put(view(), view.statement());
        }
        return all;
    }

    /** Name of the view for people. */
    String view() {
        return type.name() + "_view";
    }

    /** The statement that makes the table with only some of its fields. */
    String table(Set<String> fields) {
        return tableStatement(fields::contains);
    }

    String column(Field<?, ?> field) {
        return "\"" + field.name() + "\" " + dialect.column(field) + (field.optional() ? "" : " NOT NULL");
    }

    /** Whether its column has a check: DuckDB adds none of those to a table that is there. */
    boolean checked(Field<?, ?> field) {
        return column(field).contains(" CHECK ");
    }

    private String tableStatement(Predicate<String> kept) {
        List<String> lines = new ArrayList<>();
        for (String column : table.envelope()) {
            boolean number = column.equals("env_book") || column.equals("env_writer") || column.equals("env_strategy");
            lines.add(column + (number ? " INTEGER" : " BIGINT") + " NOT NULL");
        }
        for (Field<?, ?> field : type.fields()) {
            if (kept.test(field.name())) {
                lines.add(column(field));
            }
        }
        if (KeptKeys.indexed(table)) {
            lines.add("PRIMARY KEY (" + String.join(", ", withBook(table.key())) + ")");
        }
        return "CREATE TABLE \"" + type.name() + "\" (\n  " + String.join(",\n  ", lines) + "\n)";
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
        // A row that lacks one of the fields is in no unique index of DuckDB, which is what unique where present means.
        List<String> columns =
                index.fields().stream().map(field -> "\"" + field.name() + "\"").toList();
        return "CREATE UNIQUE INDEX \"" + index.name() + "\" ON \"" + type.name() + "\" ("
                + String.join(", ", withBook(columns)) + ")";
    }

    private String sideStatement(SideTable side) {
        List<String> lines = new ArrayList<>();
        if (!table.layout().shared()) {
            lines.add("env_book INTEGER NOT NULL");
        }
        lines.add("element VARCHAR NOT NULL");
        for (Field<?, ?> field : side.rest()) {
            lines.add("\"" + field.name() + "\" " + withoutCheck(field));
        }
        for (Field<?, ?> field : type.key().fields()) {
            if (!side.rest().contains(field)) {
                lines.add("\"" + field.name() + "\" " + withoutCheck(field) + " NOT NULL");
            }
        }
        lines.add("UNIQUE (" + String.join(", ", side.columns()) + ")");
        return "CREATE TABLE \"" + side.name() + "\" (\n  " + String.join(",\n  ", lines) + "\n)";
    }

    private String withoutCheck(Field<?, ?> field) {
        return dialect.column(field).split(" CHECK ", 2)[0];
    }
}
