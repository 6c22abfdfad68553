package org.tradingstore.jdbi.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.RecordType;

/**
 * The elements of a list that records are found by: book, element, the other fields of the index, and the key of the row they stand in.
 * <em>Immutable.</em>
 */
public final class SideTable {
    private final String name;
    private final Field<?, ?> list;
    private final List<Field<?, ?>> rest = new ArrayList<>();
    private final List<String> keyColumns;
    private final boolean shared;
    private final String insert;
    private final String delete;

    SideTable(TableSql owner, Index<?> index) {
        RecordType<?, ?> type = owner.type();
        this.name = type.name() + "__" + index.fields().get(0).name();
        this.list = index.fields().get(0);
        this.shared = owner.layout().shared();
        index.fields().subList(1, index.fields().size()).forEach(rest::add);
        this.keyColumns = type.key().fields().stream()
                .filter(field -> !rest.contains(field))
                .map(field -> TableSql.quoted(field.name()))
                .toList();
        this.insert = "INSERT INTO " + TableSql.quoted(name) + " (" + String.join(", ", columns()) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns().size(), "?")) + ") ON CONFLICT DO NOTHING";
        StringBuilder byKey = new StringBuilder(shared ? "" : "env_book = ? AND ");
        byKey.append(String.join(
                " AND ", owner.key().stream().map(column -> column + " = ?").toList()));
        this.delete = "DELETE FROM " + TableSql.quoted(name) + " WHERE " + byKey;
    }

    public String name() {
        return name;
    }

    Field<?, ?> list() {
        return list;
    }

    /** Fields of the row that are copied: those of the index, then those of the key. */
    List<Field<?, ?>> copied(RecordType<?, ?> type) {
        List<Field<?, ?>> fields = new ArrayList<>(rest);
        type.key().fields().stream().filter(field -> !rest.contains(field)).forEach(fields::add);
        return fields;
    }

    /** Book, element, fields of the index, key. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        if (!shared) {
            columns.add("env_book");
        }
        columns.add("element");
        rest.forEach(field -> columns.add(TableSql.quoted(field.name())));
        columns.addAll(keyColumns);
        return columns;
    }

    public List<Field<?, ?>> rest() {
        return Collections.unmodifiableList(rest);
    }

    String insert() {
        return insert;
    }

    String delete() {
        return delete;
    }

    /** True for rows of {@code owner} whose list has the bound element. */
    String contains(TableSql owner) {
        String key = String.join(", ", owner.key());
        String left = owner.key().size() == 1 ? key : "(" + key + ")";
        String book = shared ? "" : " AND " + TableSql.quoted(name) + ".env_book = " + owner.table() + ".env_book";
        return left + " IN (SELECT " + key + " FROM " + TableSql.quoted(name) + " WHERE element = ?" + book + ")";
    }
}
