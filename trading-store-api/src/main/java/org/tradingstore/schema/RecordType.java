package org.tradingstore.schema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidDescriptionException;
import org.tradingstore.error.InvalidRequestException;

/**
 * The one description of a record: its stored name, fields, key, indexes, and how it is made of a row. Everything that the store
 * does with a record (tables, conditions, digests, contract tests) follows from it. A description that cannot be kept does not
 * throw where it stands, in a static initialiser, but when a store that uses it is opened. <em>Immutable.</em>
 *
 * @param <R> the record
 * @param <K> its key
 */
public abstract sealed class RecordType<R, K> permits AppendType, EventType, KeyedType, AuditedType, PlainType {
    private final Class<R> javaType;
    private final String name;
    private final RecordKind kind;
    private final List<Field<R, ?>> fields;
    private final @Nullable Key<R, K> key;
    private final List<Index<R>> indexes;
    private final List<Reference<R>> references;
    private final @Nullable Retention<R> retention;
    private final boolean constructsEveryRow;
    private final Function<Row, R> constructor;
    private final List<String> faults;

    RecordType(RecordKind kind, TypeBuilder.Parts<R, K> parts) {
        this.kind = kind;
        this.javaType = parts.javaType();
        this.name = parts.name();
        this.fields = List.copyOf(parts.fields());
        this.key = parts.key();
        this.indexes = List.copyOf(parts.indexes());
        this.references = List.copyOf(parts.references());
        this.retention = parts.retention();
        this.constructsEveryRow = parts.constructsEveryRow();
        this.constructor = parts.constructor();
        this.faults = List.copyOf(parts.faults());
    }

    /**
     * Begins the description of {@code type}.
     *
     * @param name the stored name, unique within a database: lower case words joined by single underscores, at most 50 characters; it
     *     does not begin with {@code ts_}, {@code env_} or {@code sqlite_}, and is not that of another type of the database with
     *     {@code _history}, {@code _view}, {@code _no_update}, {@code _no_delete} or {@code _by} and more behind it, which the store names
     *     itself
     */
    public static <R> Builder<R> describe(Class<R> type, String name) {
        return new Builder<>(type, name);
    }

    /** Collects the fields of a record, then asks for its kind. Not thread-safe: used by one initialiser. */
    public static final class Builder<R> extends Fields<R> {
        private final Class<R> javaType;
        private final String name;

        private Builder(Class<R> javaType, String name) {
            super(new FieldSet<>(name));
            this.javaType = javaType;
            this.name = name;
        }

        /** Never changed or deleted. */
        public AppendType.Unkeyed<R> appendOnly() {
            return new AppendType.Unkeyed<>(this);
        }

        /** Never changed, and deleted by retention only. */
        public EventType.Unkeyed<R> event() {
            return new EventType.Unkeyed<>(this);
        }

        /** One current row per key. */
        public KeyedType.Unkeyed<R> keyed() {
            return new KeyedType.Unkeyed<>(this);
        }

        /** One current row per key, with every former revision kept. */
        public AuditedType.Unkeyed<R> audited() {
            return new AuditedType.Unkeyed<>(this);
        }

        /** One current row per key without an envelope; for shared databases only. */
        public PlainType.Unkeyed<R> plain() {
            return new PlainType.Unkeyed<>(this);
        }

        Class<R> javaType() {
            return javaType;
        }

        String name() {
            return name;
        }
    }

    public final Class<R> javaType() {
        return javaType;
    }

    public final String name() {
        return name;
    }

    public final RecordKind kind() {
        return kind;
    }

    /** The fields, in declared order. */
    public final List<Field<R, ?>> fields() {
        return fields;
    }

    public final Key<R, K> key() {
        return Objects.requireNonNull(key, "key");
    }

    /** The secondary and unique indexes, in declared order, without the key's own. */
    public final List<Index<R>> indexes() {
        return indexes;
    }

    public final List<Reference<R>> references() {
        return references;
    }

    public final Optional<Retention<R>> retention() {
        return Optional.ofNullable(retention);
    }

    /**
     * The records that upkeep would remove at {@code now}, by key: for looking at them. What must not be lost goes through an archive that
     * the store is built with, since other records become due until upkeep runs.
     *
     * @throws InvalidRequestException if records of the type are kept for good
     */
    public final Query<R> due(Instant now) {
        Retention<R> kept = retention;
        if (kept == null) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot ask for what is due: records of the type are kept for good", "type", name));
        }
        return where(kept.due(now));
    }

    /** The version of the description: that of its youngest field. */
    public final int version() {
        return fields.stream().mapToInt(Field::since).max().orElse(1);
    }

    /** What is wrong with the description; empty where nothing is. */
    public final List<String> faults() {
        return faults;
    }

    /** Throws {@link InvalidDescriptionException}, naming the first fault, if there is one. */
    public final void requireValid() {
        if (!faults.isEmpty()) {
            throw new InvalidDescriptionException("Cannot keep a record type: " + faults.get(0));
        }
    }

    /** The field with this stored name. */
    public final Optional<Field<R, ?>> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    /** The portable values of {@code record}, by ordinal. */
    public final @Nullable Object[] values(R record) {
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).portable(record);
        }
        return values;
    }

    /** Whether the description says that a record can be made of every row ({@link TypeBuilder#constructsEveryRow}). */
    public final boolean constructsEveryRow() {
        return constructsEveryRow;
    }

    /** The record made of {@code row}. */
    public final R construct(Row row) {
        return constructor.apply(row);
    }

    /** The key of {@code record}. */
    public final K keyOf(R record) {
        List<OrderedField<R, ?>> parts = key().fields();
        if (parts.size() == 1) {
            OrderedField<R, ?> only = parts.get(0);
            Object value = only.portable(record);
            return key().read(ordinal -> value);
        }
        @Nullable Object[] values = new Object[fields.size()];
        for (OrderedField<R, ?> field : parts) {
            values[field.ordinal()] = field.portable(record);
        }
        return key().read(ordinal -> values[ordinal]);
    }

    /** All records of the type, ordered by key. */
    public final Query<R> all() {
        return new Query<>(this, Condition.always(), new ArrayList<>());
    }

    /** The records that meet {@code condition}, ordered by key. */
    public final Query<R> where(Condition<R> condition) {
        return new Query<>(this, condition, new ArrayList<>());
    }

    @Override
    public final String toString() {
        return name;
    }
}
