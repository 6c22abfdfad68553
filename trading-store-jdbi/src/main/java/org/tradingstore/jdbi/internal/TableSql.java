package org.tradingstore.jdbi.internal;

import java.nio.BufferUnderflowException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.StoredRow;

/** The names of one type's table and the statements on it that do not depend on a question. <em>Immutable.</em> */
public final class TableSql {
    private final TypeLayout layout;
    private final RecordType<?, ?> type;
    private final List<String> envelope = new ArrayList<>();
    private final List<String> key;
    private final List<SideTable> sides = new ArrayList<>();
    private final List<? extends Field<?, ?>> valueFields;
    private final List<UniqueQuestion> uniques = new ArrayList<>();
    private final String insert;
    private final String insertAlways;
    private final String updateIfDifferent;
    private final String updateByRevision;
    private final String delete;
    private final String fetch;
    private final String exists;
    private final String columns;
    private final RowFormat format;
    private final RowFormat contents;

    public TableSql(TypeLayout layout, Dialect dialect) {
        this.layout = layout;
        this.type = layout.type();
        if (!layout.shared()) {
            envelope.add("env_book");
        }
        if (layout.enveloped()) {
            Collections.addAll(envelope, "env_writer", "env_strategy", "env_created");
        }
        if (layout.revised()) {
            Collections.addAll(envelope, "env_updated", "env_revision");
        }
        List<String> all = new ArrayList<>(envelope);
        type.fields().forEach(field -> all.add(quoted(field.name())));
        this.columns = String.join(", ", all);
        this.key =
                type.key().fields().stream().map(field -> quoted(field.name())).toList();
        List<? extends OrderedField<?, ?>> keyFields = type.key().fields();
        this.valueFields = type.fields().stream()
                .filter(field -> !keyFields.contains(field))
                .toList();
        for (Index<?> index : type.indexes()) {
            if (index.unique()) {
                uniques.add(UniqueQuestion.of(this, index));
            }
            if (index.fields().get(0).kind() == Kind.TEXT_LIST) {
                sides.add(new SideTable(this, index));
            }
        }
        String table = quoted(type.name());
        String byKey = (layout.shared() ? "" : "env_book = ? AND ")
                + key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
        this.insertAlways = "INSERT INTO " + table + " (" + columns + ") VALUES ("
                + String.join(", ", Collections.nCopies(all.size(), "?")) + ")";
        this.insert = insertAlways + " ON CONFLICT DO NOTHING";
        List<String> values =
                valueFields.stream().map(field -> quoted(field.name())).toList();
        String different = values.stream()
                .map(column -> column + " IS DISTINCT FROM ?")
                .collect(Collectors.joining(" OR ", "(", ")"));
        String set = values.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
        this.updateIfDifferent =
                values.isEmpty() ? "" : "UPDATE " + table + " SET " + set + " WHERE " + byKey + " AND " + different;
        String setEnvelope = layout.revised()
                ? "env_writer = ?, env_strategy = ?, env_updated = ?, env_revision = ?" + (values.isEmpty() ? "" : ", ")
                : "";
        this.updateByRevision =
                "UPDATE " + table + " SET " + setEnvelope + set + " WHERE " + byKey + " AND env_revision = ?";
        this.delete = "DELETE FROM " + table + " WHERE " + byKey;
        this.format = dialect.rows(layout, this.envelope);
        this.contents = dialect.values(type, type.fields());
        this.fetch = "SELECT " + format.columns() + " FROM " + table + " WHERE " + byKey;
        // An engine that plans a statement each time it runs takes longer the more columns it names.
        this.exists = "SELECT 1 FROM " + table + " WHERE " + byKey;
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }

    public RecordType<?, ?> type() {
        return type;
    }

    public TypeLayout layout() {
        return layout;
    }

    /** Quoted name of the table. */
    public String table() {
        return quoted(type.name());
    }

    /** The envelope's columns, then those of the fields. */
    String columns() {
        return columns;
    }

    /** The row under {@code rows}. */
    StoredRow read(ResultSet rows) throws SQLException {
        return read(format, rows);
    }

    /** The row under {@code rows} in another format; one that cannot be what was stored there is an error, not a row. */
    StoredRow read(RowFormat other, ResultSet rows) throws SQLException {
        try {
            return other.read(rows);
        } catch (IllegalArgumentException
                | DateTimeException
                | ArithmeticException
                | BufferUnderflowException
                | IndexOutOfBoundsException e) {
            throw new StorageException(
                    ErrorText.of(
                            "Cannot read a row: it is damaged; restore the database from a backup",
                            "type",
                            type.name()),
                    e);
        }
    }

    /** How rows are read that a scan asks for. */
    RowFormat format(Scan.Content content) {
        return content == Scan.Content.ROWS ? format : contents;
    }

    public List<String> envelope() {
        return Collections.unmodifiableList(envelope);
    }

    /** Quoted columns of the key, without the book. */
    public List<String> key() {
        return key;
    }

    /** For each unique index the question whether another row has its fields. */
    List<UniqueQuestion> uniques() {
        return Collections.unmodifiableList(uniques);
    }

    public List<SideTable> sides() {
        return Collections.unmodifiableList(sides);
    }

    /** The table of a list's elements, or null where no index begins with the list. */
    @Nullable
    SideTable side(Field<?, ?> list) {
        for (SideTable side : sides) {
            if (side.list() == list) {
                return side;
            }
        }
        return null;
    }

    /** Fields that are not part of the key. */
    List<? extends Field<?, ?>> values() {
        return valueFields;
    }

    /** Inserts, or does nothing where a unique index or the key refuses. */
    String insert() {
        return insert;
    }

    /** Inserts what has been found to be free. */
    String insertAlways() {
        return insertAlways;
    }

    /** Sets all values where one differs: values, book, key, values again; empty where the key is all there is. */
    String updateIfDifferent() {
        return updateIfDifferent;
    }

    /** Sets writer, strategy, updated, revision and values: those, book, key, former revision. */
    String updateByRevision() {
        return updateByRevision;
    }

    String delete() {
        return delete;
    }

    String fetch() {
        return fetch;
    }

    /** Finds a row where there is one with a key. */
    String exists() {
        return exists;
    }
}
