package org.tradingstore.core.internal.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StoredRow;

/** The rows of one type, by book and key, and where each unique index leads. <em>Immutable.</em> */
final class Table {
    private final RecordType<?, ?> type;
    private final PersistentMap<Object[], StoredRow> rows;
    private final List<PersistentMap<Object[], StoredRow>> uniques;

    private Table(
            RecordType<?, ?> type,
            PersistentMap<Object[], StoredRow> rows,
            List<PersistentMap<Object[], StoredRow>> uniques) {
        this.type = type;
        this.rows = rows;
        this.uniques = uniques;
    }

    static Table empty(RecordType<?, ?> type) {
        List<PersistentMap<Object[], StoredRow>> uniques = new ArrayList<>();
        for (Index<?> index : unique(type)) {
            uniques.add(PersistentMap.empty(new TupleOrder(index.fields())));
        }
        return new Table(type, PersistentMap.empty(new TupleOrder(type.key().fields())), uniques);
    }

    private static List<? extends Index<?>> unique(RecordType<?, ?> type) {
        return type.indexes().stream().filter(Index::unique).toList();
    }

    /** The same rows as those of an equal description. */
    Table as(RecordType<?, ?> equal) {
        return new Table(equal, rows, uniques);
    }

    /** The rows as those of a later description; what it has added is absent. */
    Table takenOver(RecordType<?, ?> later) {
        Table taken = empty(later);
        for (Iterator<StoredRow> all = rows(Scope.ALL); all.hasNext(); ) {
            StoredRow row = all.next();
            @Nullable Object[] values = new Object[later.fields().size()];
            for (Field<?, ?> field : type.fields()) {
                values[later.field(field.name()).orElseThrow().ordinal()] =
                        row.values().value(field.ordinal());
            }
            StoredRow moved = new StoredRow(row.envelope(), new RowValues(values));
            if (taken.takenByOther(moved)) {
                throw new OpenRefusedException(ErrorText.of(
                        "Cannot open a database: records that are kept agree in the fields of a new unique index",
                        "location",
                        "memory",
                        "type",
                        later.name()));
            }
            taken = taken.with(moved);
        }
        return taken;
    }

    int size() {
        return rows.size();
    }

    @Nullable
    StoredRow get(int book, Object[] key) {
        return rows.get(tuple(book, key));
    }

    /** The row with the same key as {@code row}. */
    @Nullable
    StoredRow sameKey(StoredRow row) {
        return rows.get(key(row));
    }

    /** Whether another row has the components of {@code row} in a unique index. */
    boolean takenByOther(StoredRow row) {
        List<? extends Index<?>> indexes = unique(type);
        Object[] key = key(row);
        for (int i = 0; i < indexes.size(); i++) {
            Object[] entry = entry(indexes.get(i), row);
            StoredRow holder = entry == null ? null : uniques.get(i).get(entry);
            if (holder != null && !Arrays.equals(key(holder), key)) {
                return true;
            }
        }
        return false;
    }

    Table with(StoredRow row) {
        StoredRow former = sameKey(row);
        Table base = former == null ? this : without(former);
        List<PersistentMap<Object[], StoredRow>> changed = new ArrayList<>(base.uniques);
        List<? extends Index<?>> indexes = unique(type);
        for (int i = 0; i < indexes.size(); i++) {
            Object[] entry = entry(indexes.get(i), row);
            if (entry != null) {
                changed.set(i, changed.get(i).with(entry, row));
            }
        }
        return new Table(type, base.rows.with(key(row), row), changed);
    }

    Table without(StoredRow row) {
        List<PersistentMap<Object[], StoredRow>> changed = new ArrayList<>(uniques);
        List<? extends Index<?>> indexes = unique(type);
        for (int i = 0; i < indexes.size(); i++) {
            Object[] entry = entry(indexes.get(i), row);
            if (entry != null) {
                changed.set(i, changed.get(i).without(entry));
            }
        }
        return new Table(type, rows.without(key(row)), changed);
    }

    /** Rows by book, then key. */
    Iterator<StoredRow> rows(Scope scope) {
        return rows.from(scope.all() ? null : new Object[] {scope.book()});
    }

    private Object[] key(StoredRow row) {
        List<? extends OrderedField<?, ?>> fields = type.key().fields();
        Object[] tuple = new Object[fields.size() + 1];
        tuple[0] = row.envelope().book();
        for (int i = 1; i < tuple.length; i++) {
            tuple[i] =
                    Objects.requireNonNull(row.values().value(fields.get(i - 1).ordinal()));
        }
        return tuple;
    }

    /** The place of a row in a unique index, or null where one of its components is absent. */
    private static Object @Nullable [] entry(Index<?> index, StoredRow row) {
        RowValues values = row.values();
        Object[] tuple = new Object[index.fields().size() + 1];
        tuple[0] = row.envelope().book();
        int i = 1;
        for (Field<?, ?> field : index.fields()) {
            Object value = values.value(field.ordinal());
            if (value == null) {
                return null;
            }
            tuple[i++] = value;
        }
        return tuple;
    }

    private static Object[] tuple(int book, Object[] key) {
        Object[] tuple = new Object[key.length + 1];
        tuple[0] = book;
        System.arraycopy(key, 0, tuple, 1, key.length);
        return tuple;
    }
}
