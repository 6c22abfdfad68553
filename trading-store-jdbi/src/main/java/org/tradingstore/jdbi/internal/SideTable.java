package org.tradingstore.jdbi.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
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
        this.name =
                type.name() + "__" + index.fields().stream().map(Field::name).collect(Collectors.joining("_"));
        this.list = index.fields().get(0);
        this.shared = owner.layout().shared();
        index.fields().subList(1, index.fields().size()).forEach(rest::add);
        this.keyColumns = type.key().fields().stream()
                .filter(field -> !rest.contains(field))
                .map(field -> TableSql.quoted(field.name()))
                .toList();
        this.insert = "INSERT INTO " + TableSql.quoted(name) + " (" + String.join(", ", columns()) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns().size(), "?")) + ")";
        StringBuilder byKey = new StringBuilder(shared ? "" : "env_book = ? AND ");
        byKey.append(String.join(
                " AND ", owner.key().stream().map(column -> column + " = ?").toList()));
        this.delete = "DELETE FROM " + TableSql.quoted(name) + " WHERE " + byKey;
    }

    public String name() {
        return name;
    }

    public Field<?, ?> list() {
        return list;
    }

    /** Fields of the row that are copied: those of the index, then those of the key. */
    public List<Field<?, ?>> copied(RecordType<?, ?> type) {
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

    /** True for rows of {@code owner} whose list has the bound element: one look into the table for each row. */
    String contains(TableSql owner) {
        StringBuilder sql = new StringBuilder("EXISTS (SELECT 1 FROM " + TableSql.quoted(name) + " env_side WHERE ");
        if (!shared) {
            sql.append("env_side.env_book = ").append(owner.table()).append(".env_book AND ");
        }
        sql.append("env_side.element = ?");
        for (Field<?, ?> field : copied(owner.type())) {
            String column = TableSql.quoted(field.name());
            sql.append(" AND env_side.").append(column);
            sql.append(field.optional() ? " IS NOT DISTINCT FROM " : " = ")
                    .append(owner.table())
                    .append('.')
                    .append(column);
        }
        return sql.append(')').toString();
    }

    /**
     * What a question selects from: rows of one book, or shared, whose list has an element; the book where there is one, then the
     * element are bound. What is copied is there under {@link #alias}, so that an order by it follows this table's index.
     */
    String join(TableSql owner) {
        String columns = copied(owner.type()).stream()
                .map(field -> TableSql.quoted(field.name()) + " AS " + alias(field))
                .collect(Collectors.joining(", "));
        String key = owner.type().key().fields().stream()
                .map(field -> TableSql.quoted(field.name()) + " = " + alias(field))
                .collect(Collectors.joining(" AND "));
        return "(SELECT " + columns + " FROM " + TableSql.quoted(name) + " WHERE " + (shared ? "" : "env_book = ? AND ")
                + "element = ?) JOIN " + owner.table() + " ON " + key;
    }

    /** Name of a copied field in {@link #join}; no field of a record begins so. */
    static String alias(Field<?, ?> field) {
        return TableSql.quoted("env_side_" + field.name());
    }
}
