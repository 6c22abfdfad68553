package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Finds the row that kept another from being inserted, and says where they differ. */
final class Collisions<R, K> {
    /** Keys in one question: as many as a condition may name. */
    private static final int NAMED_AT_ONCE = 1_000;

    private final RecordType<R, K> type;
    private final BookScope scope;

    Collisions(RecordType<R, K> type, BookScope scope) {
        this.type = type;
        this.scope = scope;
    }

    /** A row that is kept, and the unique index it was found by, or null for the key. */
    record Kept(StoredRow row, @Nullable String index) {}

    /** The row with the key of {@code given}, or else with its components of a unique index. */
    Kept find(StorageSession session, Scope where, RowValues given) {
        StoredRow sameKey = session.fetch(type, where, key(given));
        if (sameKey != null) {
            return new Kept(sameKey, null);
        }
        return findByIndex(session, where, given)
                .orElseThrow(() -> new StorageException(ErrorText.of(
                        "Cannot tell why a row was refused: neither its key nor a unique index is taken",
                        "type",
                        type)));
    }

    /** As {@link #find} for each of many rows, by the identity of what was given. */
    IdentityHashMap<RowValues, Kept> findEach(StorageSession session, Scope where, List<RowValues> given) {
        IdentityHashMap<RowValues, Kept> found = new IdentityHashMap<>();
        List<? extends OrderedField<R, ?>> key = type.key().fields();
        if (key.size() == 1 && given.size() > 1) {
            for (int from = 0; from < given.size(); from += NAMED_AT_ONCE) {
                findByKey(
                        session,
                        where,
                        given.subList(from, Math.min(given.size(), from + NAMED_AT_ONCE)),
                        key.get(0),
                        found);
            }
        }
        for (RowValues row : given) {
            if (!found.containsKey(row)) {
                found.put(row, find(session, where, row));
            }
        }
        return found;
    }

    /** The keys, of one field, that rows are kept with. */
    Set<Object> keptKeys(StorageSession session, Scope where, List<RowValues> given) {
        Set<Object> kept = new HashSet<>();
        OrderedField<R, ?> key = type.key().fields().get(0);
        for (int from = 0; from < given.size(); from += NAMED_AT_ONCE) {
            IdentityHashMap<RowValues, Kept> found = new IdentityHashMap<>();
            findByKey(session, where, given.subList(from, Math.min(given.size(), from + NAMED_AT_ONCE)), key, found);
            found.keySet().forEach(row -> kept.add(Objects.requireNonNull(row.value(key.ordinal()))));
        }
        return kept;
    }

    private void findByKey(
            StorageSession session,
            Scope where,
            List<RowValues> given,
            OrderedField<R, ?> key,
            IdentityHashMap<RowValues, Kept> found) {
        Map<Object, StoredRow> kept = new HashMap<>();
        List<Object> named = given.stream()
                .map(row -> Objects.requireNonNull(row.value(key.ordinal())))
                .distinct()
                .toList();
        Selection selection = new Selection(type, where, new Condition.In<>(key, named));
        try (RowCursor rows = session.scan(Scan.all(selection, type.all().completeOrder()))) {
            for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                kept.put(Objects.requireNonNull(row.values().value(key.ordinal())), row);
            }
        }
        for (RowValues row : given) {
            StoredRow same = kept.get(Objects.requireNonNull(row.value(key.ordinal())));
            if (same != null) {
                found.put(row, new Kept(same, null));
            }
        }
    }

    /** Whether the key of {@code given}, or its components of a unique index, are taken. */
    boolean taken(StorageSession session, Scope where, RowValues given) {
        return session.fetch(type, where, key(given)) != null
                || findByIndex(session, where, given).isPresent();
    }

    /** A row with another key and the components of {@code given} in a unique index. */
    Optional<Kept> findByIndex(StorageSession session, Scope where, RowValues given) {
        for (Index<R> index : type.indexes()) {
            if (!index.unique() || index.fields().stream().anyMatch(field -> given.value(field.ordinal()) == null)) {
                continue;
            }
            List<Condition<R>> parts = new ArrayList<>();
            for (Field<R, ?> field : index.fields()) {
                Object value = Objects.requireNonNull(given.value(field.ordinal()));
                parts.add(new Condition.Comparison<>((OrderedField<R, ?>) field, Condition.Operator.EQ, value));
            }
            Selection same = new Selection(type, where, new Condition.And<>(parts));
            try (RowCursor rows = session.scan(Scan.first(same, type.all().completeOrder(), 1))) {
                StoredRow row = rows.next();
                if (row != null && !sameKey(row.values(), given)) {
                    return Optional.of(new Kept(row, index.name()));
                }
            }
        }
        return Optional.empty();
    }

    /** Stored names of the components that differ, without those of the key where the row was found by an index. */
    List<String> differences(Kept kept, RowValues given) {
        List<String> names = new ArrayList<>();
        for (Field<R, ?> field : type.fields()) {
            boolean ofKey = kept.index() != null && type.key().fields().contains(field);
            if (!ofKey && !Objects.equals(kept.row().values().value(field.ordinal()), given.value(field.ordinal()))) {
                names.add(field.name());
            }
        }
        return names;
    }

    ConflictException conflict(String verb, Kept kept, RowValues given) {
        List<String> differences = differences(kept, given);
        K key = StoredRecord.keyOf(type, kept.row().values());
        String reason = kept.index() == null
                ? "its key exists with other content"
                : "its unique components exist in another record";
        return new ConflictException(
                ErrorText.of(
                        "Cannot " + verb + " a " + type.name() + ": " + reason,
                        "book",
                        scope.label(),
                        "key",
                        key,
                        "index",
                        kept.index() == null ? "key" : kept.index(),
                        "differs_in",
                        differences),
                Objects.requireNonNull(key),
                Objects.requireNonNull(StoredRecord.of(type, kept.row().values())),
                Objects.requireNonNull(StoredRecord.of(type, given)),
                differences,
                kept.index());
    }

    boolean same(RowValues left, RowValues right) {
        return same(type, left, right);
    }

    static <R> boolean same(RecordType<R, ?> type, RowValues left, RowValues right) {
        for (Field<R, ?> field : type.fields()) {
            if (!Objects.equals(left.value(field.ordinal()), right.value(field.ordinal()))) {
                return false;
            }
        }
        return true;
    }

    Object[] key(RowValues values) {
        return StoredRecord.keyValues(type, values);
    }

    private boolean sameKey(RowValues left, RowValues right) {
        return type.key().fields().stream()
                .allMatch(field -> Objects.equals(left.value(field.ordinal()), right.value(field.ordinal())));
    }
}
