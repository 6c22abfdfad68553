package org.tradingstore.testkit.internal.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Reference;
import org.tradingstore.testkit.RecordGenerator;

/**
 * Random records of a type that can be kept together: no two agree in a unique index, and the parents that they name are at hand.
 * <em>Not thread-safe: it advances its random numbers.</em>
 */
public final class Sample<R, K> {
    private static final int PARENTS = 3;

    private final RecordType<R, K> type;
    private final RecordGenerator<R> generator;
    private final List<Sample<?, ?>> parents = new ArrayList<>();
    private final List<R> records = new ArrayList<>();
    private final Set<List<Object>> taken = new HashSet<>();
    private final Set<K> keys = new HashSet<>();

    private Sample(RecordType<R, K> type, Home.Drawing drawing, long seed) {
        this.type = type;
        RecordGenerator<R> some = Restricted.allowed(type, drawing.generator(type, seed));
        for (Reference<R> reference : type.references()) {
            Sample<?, ?> parent = of(reference.parent(), drawing, seed, PARENTS);
            parents.add(parent);
            some = naming(some, reference.field(), parent);
        }
        this.generator = some;
    }

    /** {@code count} records, the same for the same seed. */
    public static <R, K> Sample<R, K> of(RecordType<R, K> type, long seed, int count) {
        return of(type, RecordGenerator::of, seed, count);
    }

    static <R, K> Sample<R, K> of(RecordType<R, K> type, Home.Drawing drawing, long seed, int count) {
        Sample<R, K> sample = new Sample<>(type, drawing, seed);
        while (sample.records.size() < count) {
            R record = sample.meeting(sample.generator.next());
            if (sample.free(record) && sample.keys.add(type.keyOf(record))) {
                sample.records.add(record);
            }
        }
        return sample;
    }

    @SuppressWarnings("unchecked") // a reference has the kind of the key that it names
    private static <R, V> RecordGenerator<R> naming(
            RecordGenerator<R> generator, OrderedField<R, V> field, Sample<?, ?> parent) {
        List<V> keys = new ArrayList<>();
        parent.keys.forEach(key -> keys.add((V) key));
        return generator.with(field, () -> keys.get(generator.nextInt(keys.size())));
    }

    /** {@code record}, half the time with what leads an index as an earlier one has it, so that values meet and orders have ties. */
    private R meeting(R record) {
        List<Index<R>> indexes = type.indexes();
        if (records.isEmpty() || indexes.isEmpty() || generator.nextInt(2) == 0) {
            return record;
        }
        Index<R> index = indexes.get(generator.nextInt(indexes.size()));
        @Nullable Object[] earlier = type.values(records.get(generator.nextInt(records.size())));
        @Nullable Object[] row = type.values(record);
        index.fields().stream()
                .limit(Math.max(1, index.fields().size() - 1))
                .forEach(field -> row[field.ordinal()] = earlier[field.ordinal()]);
        return constructed(row).orElse(record);
    }

    private Optional<R> constructed(@Nullable Object[] row) {
        try {
            return Optional.of(type.construct(ordinal -> row[ordinal]));
        } catch (RuntimeException refusedByTheRecord) {
            // The record has rules of its own about components that go together.
            return Optional.empty();
        }
    }

    /** Whether no other record has the components of this one in a unique index; then it takes them. */
    private boolean free(R record) {
        List<List<Object>> entries = new ArrayList<>();
        for (Index<R> index : type.indexes()) {
            List<Object> entry = new ArrayList<>(List.of(index.name()));
            for (Field<R, ?> field : index.fields()) {
                Object value = field.portable(record);
                if (value != null) {
                    entry.add(value);
                }
            }
            if (index.unique() && entry.size() > index.fields().size()) {
                entries.add(entry);
            }
        }
        if (entries.stream().anyMatch(taken::contains)) {
            return false;
        }
        taken.addAll(entries);
        return true;
    }

    /** The records, in the order in which they were made. */
    public List<R> records() {
        return List.copyOf(records);
    }

    /** Writes the parents that the records name. */
    public void writeParents(RecordDatabase database) {
        for (Sample<?, ?> parent : parents) {
            parent.writeParents(database);
            parent.write(database, parent.records.size());
        }
    }

    /** Writes the first {@code count} records, and the parents of all. */
    public void writeAll(RecordDatabase database) {
        writeParents(database);
        write(database, records.size());
    }

    private void write(RecordDatabase database, int count) {
        keep(database, type, records.subList(0, count));
    }

    /** Appends or upserts records, as their type has it. */
    public static <R, K> void keep(RecordDatabase database, RecordType<R, K> type, List<R> records) {
        Home<R, K> home = new Home<>(database.database(), type);
        if (home.unchanging()) {
            home.appending(database).appendAll(records);
        } else {
            home.changing(database).upsertAll(records);
        }
    }

    /** The components that can be given another value by themselves without touching a key, a unique index or a parent. */
    private Stream<Field<R, ?>> free() {
        Set<Field<R, ?>> bound = new HashSet<>(type.key().fields());
        type.references().forEach(reference -> bound.add(reference.field()));
        type.indexes().stream().filter(Index::unique).forEach(index -> bound.addAll(index.fields()));
        return type.fields().stream().filter(field -> !bound.contains(field) && Restricted.changes(field));
    }

    /** {@code record} with another value of one component; the first that its own rules let change. */
    public Optional<R> changed(R record) {
        return free().flatMap(field -> changed(record, field).stream()).findFirst();
    }

    /** {@code record} with another value of one component, for each component whose change its own rules allow. */
    public Map<String, R> eachChanged(R record) {
        Map<String, R> all = new LinkedHashMap<>();
        free().forEach(field -> changed(record, field).ifPresent(other -> all.put(field.name(), other)));
        return all;
    }

    private Optional<R> changed(R record, Field<R, ?> field) {
        try {
            return Optional.of(generator.changed(record, field));
        } catch (IllegalStateException refusedByTheRecord) {
            // Components that go together cannot change one at a time.
            return Optional.empty();
        }
    }

    /** A record without any component that may be absent, where its own rules allow it. */
    public Optional<R> bare() {
        @Nullable Object[] row = type.values(records.get(0));
        type.fields().stream().filter(Field::optional).forEach(field -> row[field.ordinal()] = null);
        return constructed(row);
    }
}
