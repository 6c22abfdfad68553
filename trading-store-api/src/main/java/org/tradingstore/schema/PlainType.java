package org.tradingstore.schema;

/** A type with one current row per key and no envelope, for the many small facts of shared databases. <em>Immutable.</em> */
public final class PlainType<R, K> extends RecordType<R, K> {
    PlainType(TypeBuilder.Parts<R, K> parts) {
        super(RecordKind.PLAIN, parts);
    }

    /** Asks for the key. */
    public static final class Unkeyed<R> {
        private final RecordType.Builder<R> fields;

        Unkeyed(RecordType.Builder<R> fields) {
            this.fields = fields;
        }

        /** A key of one field. */
        public <K> TypeBuilder<R, K, PlainType<R, K>> key(OrderedField<R, K> field) {
            return new TypeBuilder<>(fields, RecordKind.PLAIN, field == null ? null : Key.of(field), PlainType::new);
        }

        /** A key of several fields. */
        public <K> TypeBuilder<R, K, PlainType<R, K>> key(Key<R, K> key) {
            return new TypeBuilder<>(fields, RecordKind.PLAIN, key, PlainType::new);
        }
    }
}
