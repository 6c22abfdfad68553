package org.tradingstore.schema;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shape of a small value that lives inside a record: its fields, and how it is made of them. <em>Immutable.</em> */
public final class Structure<E> {
    private final List<Field<E, ?>> fields;
    private final List<String> faults;
    private final Function<Row, E> constructor;

    private Structure(FieldSet<E> set, Function<Row, E> constructor) {
        this.fields = List.copyOf(set.fields());
        this.faults = List.copyOf(set.faults());
        this.constructor = constructor;
    }

    /** Begins the description of {@code type}. */
    public static <E> Builder<E> describe(Class<E> type, String name) {
        return new Builder<>(new FieldSet<>(name));
    }

    /** Collects the fields of a structure. Not thread-safe: used by one initialiser. */
    public static final class Builder<E> extends Fields<E> {
        private Builder(FieldSet<E> set) {
            super(set);
        }

        /** Ends the description. */
        public Structure<E> build(Function<Row, E> constructor) {
            return new Structure<>(set(), constructor);
        }
    }

    /** The fields, in declared order. */
    public List<Field<E, ?>> fields() {
        return fields;
    }

    /** What is wrong with the description; empty where nothing is. */
    public List<String> faults() {
        return faults;
    }

    /** The portable values of {@code value}, by ordinal. */
    public @Nullable Object[] values(E value) {
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).portable(value);
        }
        return values;
    }

    /** The value made of portable values, by ordinal. */
    public E construct(@Nullable Object[] values) {
        return constructor.apply(ordinal -> values[ordinal]);
    }
}
