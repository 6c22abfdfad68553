package org.tradingstore.duckdb.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradingstore.schema.RecordType;

/** What stands in the schema of a file, as DuckDB shows it: in words of its own, not in those it was made by. <em>Immutable.</em> */
final class FileSchema {
    private static final String SIDE = "__";

    private final Map<String, Entry> byName = new LinkedHashMap<>();

    /**
     * A table, index or view.
     *
     * @param table on which it stands; a table or view stands on itself
     * @param statement that would make it, and for a table its constraints, since DuckDB leaves NOT NULL out of the statement
     */
    record Entry(String kind, String name, String table, String statement) {}

    private FileSchema() {}

    /** One look at what DuckDB keeps for others' sake: {@code duckdb_tables()} takes five times as long. */
    static FileSchema read(Connection connection) throws SQLException {
        FileSchema schema = new FileSchema();
        Map<String, StringBuilder> constraints = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT table_name, constraint_text,"
                    + " constraint_column_names::VARCHAR FROM duckdb_constraints() ORDER BY ALL")) {
                while (rows.next()) {
                    constraints
                            .computeIfAbsent(rows.getString(1), any -> new StringBuilder())
                            .append('\n')
                            .append(rows.getString(2))
                            .append(' ')
                            .append(rows.getString(3));
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT type, name, tbl_name, sql FROM sqlite_master")) {
                while (rows.next()) {
                    String name = rows.getString(2);
                    CharSequence more = rows.getString(1).equals("table") && constraints.containsKey(name)
                            ? constraints.get(name)
                            : "";
                    schema.byName.put(
                            name, new Entry(rows.getString(1), name, rows.getString(3), rows.getString(4) + more));
                }
            }
        }
        return schema;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /**
     * What is there of a record type: its table, its tables of elements, the indexes of ours on them, and its view.
     *
     * @param types names of all record types, none of which is a table of elements
     */
    Map<String, Entry> of(RecordType<?, ?> type, Set<String> types) {
        Map<String, Entry> own = new LinkedHashMap<>();
        for (Entry entry : byName.values()) {
            boolean view = entry.kind().equals("view") && entry.name().equals(type.name() + "_view");
            boolean side = entry.table().startsWith(type.name() + SIDE) && !types.contains(entry.table());
            if (view || side || (entry.table().equals(type.name()) && isOurs(entry))) {
                own.put(entry.name(), entry);
            }
        }
        return own;
    }

    /** Indexes that somebody else made on a table. */
    List<Entry> strangers(String table) {
        List<Entry> others = new ArrayList<>();
        for (Entry entry : byName.values()) {
            if (entry.table().equals(table) && !isOurs(entry)) {
                others.add(entry);
            }
        }
        return others;
    }

    private static boolean isOurs(Entry entry) {
        return !entry.kind().equals("index") || entry.name().startsWith(entry.table() + "_by_");
    }
}
