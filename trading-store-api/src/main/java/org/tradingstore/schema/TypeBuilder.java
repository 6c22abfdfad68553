package org.tradingstore.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last part of a description: indexes, references, retention, and how a record is made of a row. Not thread-safe: used by
 * one initialiser.
 *
 * @param <T> the kind of type that comes out
 */
public final class TypeBuilder<R, K, T extends RecordType<R, K>> {
    /** All that a record type is made of. */
    record Parts<R, K>(
            Class<R> javaType,
            String name,
            List<Field<R, ?>> fields,
            @Nullable Key<R, K> key,
            List<Index<R>> indexes,
            List<Reference<R>> references,
            @Nullable Retention<R> retention,
            boolean constructsEveryRow,
            Function<Row, R> constructor,
            List<String> faults) {}

    /** What a kept revision has beside its record. */
    private static final Set<String> OF_REVISIONS =
            Set.of("revision_number", "changed_at_revision", "revision_deleted");

    private final RecordType.Builder<R> builder;
    private final FieldSet<R> set;
    private final RecordKind kind;
    private final @Nullable Key<R, K> key;
    private final Function<Parts<R, K>, T> assembler;
    private final List<Index<R>> indexes = new ArrayList<>();
    private final List<Reference<R>> references = new ArrayList<>();
    private @Nullable Retention<R> retention;
    private boolean constructsEveryRow;

    TypeBuilder(
            RecordType.Builder<R> builder,
            RecordKind kind,
            @Nullable Key<R, K> key,
            Function<Parts<R, K>, T> assembler) {
        this.builder = builder;
        this.set = builder.set();
        this.kind = kind;
        this.key = key;
        this.assembler = assembler;
        if (key == null) {
            set.fault("the key is null: its constant must stand above the type");
        } else {
            for (OrderedField<R, ?> field : key.fields()) {
                if (!set.holds(field) || field.optional()) {
                    set.fault("a field of the key is optional or of another type", "field", field.name());
                }
            }
        }
    }

    /** Finds records by these fields fast, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final TypeBuilder<R, K, T> index(Field<R, ?>... fields) {
        return add(Index.Uniqueness.NONE, Arrays.asList(fields));
    }

    /** Refuses two records of a book that agree in all these fields, which are required ones. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final TypeBuilder<R, K, T> unique(Field<R, ?>... fields) {
        return add(Index.Uniqueness.ALWAYS, Arrays.asList(fields));
    }

    /** Refuses two records of a book that agree in all these fields, where all of them are present. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final TypeBuilder<R, K, T> uniqueWhenPresent(Field<R, ?>... fields) {
        return add(Index.Uniqueness.WHEN_PRESENT, Arrays.asList(fields));
    }

    /** Refuses a record whose {@code field}, where present, names no record of {@code parent}. */
    public TypeBuilder<R, K, T> references(OrderedField<R, ?> field, RecordType<?, ?> parent) {
        if (field == null || parent == null) {
            set.fault("a reference is null: its constants must stand above the type");
        } else if (parent.key().fields().size() != 1
                || parent.key().fields().get(0).kind() != field.kind()) {
            set.fault(
                    "the parent of a reference has a key of another kind",
                    "field",
                    field.name(),
                    "parent",
                    parent.name());
        } else {
            references.add(new Reference<>(field, parent));
        }
        return this;
    }

    /** Lets {@code maintain()} remove records once the moment in {@code field} is {@code keep} or more in the past. */
    public TypeBuilder<R, K, T> retention(InstantField<R> field, Duration keep) {
        return retention(field, keep, Condition.always());
    }

    /** As {@link #retention(InstantField, Duration)}, for records that meet {@code condition}. */
    public TypeBuilder<R, K, T> retention(InstantField<R> field, Duration keep, Condition<R> condition) {
        if (kind == RecordKind.APPEND || kind == RecordKind.AUDITED) {
            set.fault("records of this kind are kept for ever, so they have no retention", "kind", kind);
        } else if (field == null || keep.isNegative()) {
            set.fault("the retention has no field or a negative duration");
        } else {
            retention = new Retention<>(field, keep, condition);
        }
        return this;
    }

    /**
     * Says that the constructors of the record and of its key refuse no values which their fields take, where the required ones are there:
     * rows that are loaded by column are then not made into records on trial. Said of a type of which it is not true, rows can be kept that
     * nobody can read.
     */
    public TypeBuilder<R, K, T> constructsEveryRow() {
        constructsEveryRow = true;
        return this;
    }

    /** Ends the description. Faults found on the way are kept in it and reported when a store that uses it is opened. */
    public T build(Function<Row, R> constructor) {
        if (kind == RecordKind.AUDITED) {
            set.fields().stream()
                    .filter(field -> OF_REVISIONS.contains(field.name()))
                    .forEach(field -> set.fault(
                            "a stored name is that of a column which the history of the type has besides",
                            "field",
                            field.name()));
        }
        if (set.fields().stream().noneMatch(field -> !field.optional())) {
            set.fault("no field is required");
        }
        return assembler.apply(new Parts<>(
                builder.javaType(),
                builder.name(),
                set.fields(),
                key,
                indexes,
                references,
                retention,
                constructsEveryRow,
                constructor,
                set.faults()));
    }

    private TypeBuilder<R, K, T> add(Index.Uniqueness uniqueness, List<Field<R, ?>> fields) {
        if (fields.isEmpty() || fields.stream().anyMatch(Objects::isNull)) {
            set.fault("an index has no field, or a null one: its constants must stand above the type");
            return this;
        }
        String joined = fields.stream().map(Field::name).collect(Collectors.joining("_"));
        String name = builder.name() + "_by_" + joined;
        for (int i = 0; i < fields.size(); i++) {
            checkIndexed(name, uniqueness, fields.get(i), i);
        }
        if (indexes.stream().anyMatch(index -> index.name().equals(name))) {
            set.fault("two indexes have the same fields", "index", name);
        }
        indexes.add(new Index<>(name, fields, uniqueness));
        return this;
    }

    private void checkIndexed(String index, Index.Uniqueness uniqueness, Field<R, ?> field, int place) {
        boolean list = field.kind() == Kind.TEXT_LIST && place == 0 && uniqueness == Index.Uniqueness.NONE;
        if (!set.holds(field)) {
            set.fault("a field of an index is of another type", "index", index, "field", field.name());
        } else if (!field.kind().ordered() && !list) {
            set.fault("a field of an index has no order", "index", index, "field", field.name());
        } else if (uniqueness == Index.Uniqueness.ALWAYS && field.optional()) {
            set.fault(
                    "a field of a unique index may be absent: use uniqueWhenPresent",
                    "index",
                    index,
                    "field",
                    field.name());
        }
    }
}
