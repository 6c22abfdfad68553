package org.tradingstore.sqlite.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tradingstore.schema.RecordType;

/** What stands in the schema of a file, by the statements that SQLite keeps. <em>Immutable.</em> */
final class FileSchema {
    private static final String SIDE = "__";

    private final List<Entry> entries;
    private final Map<String, Entry> byName = new HashMap<>();
    private final Map<String, List<Entry>> byTable = new HashMap<>();

    /**
     * A table, index, trigger or view.
     *
     * @param table on which it stands; a table or view stands on itself
     */
    record Entry(String kind, String name, String table, String statement) {}

    private FileSchema(List<Entry> entries) {
        this.entries = entries;
        for (Entry entry : entries) {
            byName.put(entry.name(), entry);
            byTable.computeIfAbsent(entry.table(), any -> new ArrayList<>()).add(entry);
        }
    }

    static FileSchema read(Connection connection) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")) {
            while (rows.next()) {
                entries.add(new Entry(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return new FileSchema(entries);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The statement of an entry, or nothing. */
    String statement(String name) {
        Entry entry = byName.get(name);
        return entry == null ? "" : entry.statement();
    }

    /**
     * What is there of a record type: its table, its tables of elements, the indexes and triggers of ours on them, and its view.
     *
     * @param types names of all record types, none of which is a table of elements
     */
    Map<String, Entry> of(RecordType<?, ?> type, Set<String> types) {
        Map<String, Entry> own = new LinkedHashMap<>();
        for (Entry entry : entries) {
            boolean view = entry.kind().equals("view") && entry.name().equals(type.name() + "_view");
            boolean side = entry.table().startsWith(type.name() + SIDE) && !types.contains(entry.table());
            if (view || side || (entry.table().equals(type.name()) && isOurs(entry))) {
                own.put(entry.name(), entry);
            }
        }
        return own;
    }

    /** Indexes and triggers that somebody else made on a table. */
    List<Entry> strangers(String table) {
        return byTable.getOrDefault(table, List.of()).stream()
                .filter(entry -> !isOurs(entry))
                .toList();
    }

    private static boolean isOurs(Entry entry) {
        return switch (entry.kind()) {
            case "index" -> entry.name().startsWith(entry.table() + "_by_");
            case "trigger" -> entry.name().startsWith(entry.table() + "_no_");
            default -> true;
        };
    }

    /** Of statements, whatever their order: SQLite changes it when a file is vacuumed. */
    static String checksum(Map<String, Entry> own) {
        StringBuilder text = new StringBuilder("2");
        new TreeMap<>(own).forEach((name, entry) -> text.append('\n').append(entry.statement()));
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return "2:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
