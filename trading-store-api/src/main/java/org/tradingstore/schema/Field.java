package org.tradingstore.schema;

import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.StorageException;

/**
 * One component of a record type: its stored name, its kind, and how to take it out of a record and out of a row.
 * <em>Immutable.</em>
 *
 * @param <R> the record it belongs to
 * @param <V> the Java class of the component
 */
public abstract class Field<R, V> {
    /** What every field says of itself. */
    record Spec(String name, Kind kind, boolean optional, int since, int ordinal) {}

    private final Spec spec;
    private final OptionalAccessor<R, V> accessor;

    Field(Spec spec, OptionalAccessor<R, V> accessor) {
        this.spec = spec;
        this.accessor = accessor;
    }

    /** The stored name: lower case, words joined by underscores. */
    public final String name() {
        return spec.name();
    }

    public final Kind kind() {
        return spec.kind();
    }

    /** Whether a record may lack it. Lists and maps always may: an empty one is stored as none. */
    public final boolean optional() {
        return spec.optional();
    }

    /** The version of the record type in which it was added; 1 for those it began with. */
    public final int since() {
        return spec.since();
    }

    /** Its place among the fields of its type, from 0. */
    public final int ordinal() {
        return spec.ordinal();
    }

    /** The component of {@code record}. */
    public final @Nullable V of(R record) {
        return accessor.apply(record);
    }

    /** The portable value of the component of {@code record}, or null where it is absent. */
    public final @Nullable Object portable(R record) {
        V value = accessor.apply(record);
        return value == null ? null : toPortable(value);
    }

    /** The component in {@code row}. @throws StorageException if it is absent */
    public V read(Row row) {
        V value = readOrNull(row);
        if (value == null) {
            throw new StorageException(
                    ErrorText.of("Cannot read a record: a component that must be present is missing", "field", name()));
        }
        return value;
    }

    /** The component in {@code row}, or null where it is absent. */
    public final @Nullable V readOrNull(Row row) {
        Object value = row.value(ordinal());
        return value == null ? null : fromPortable(value);
    }

    /** True for records that have the component; for a list or map: that has an element. */
    public final Condition<R> isPresent() {
        return new Condition.Present<>(this);
    }

    /** True for records that lack the component. */
    public final Condition<R> isAbsent() {
        return isPresent().not();
    }

    /** The form of {@code value} that travels to engines, or null where it counts as absent. */
    public abstract @Nullable Object toPortable(V value);

    /** The component for a portable value. */
    public abstract V fromPortable(Object portable);

    @Override
    public final String toString() {
        return name();
    }
}
