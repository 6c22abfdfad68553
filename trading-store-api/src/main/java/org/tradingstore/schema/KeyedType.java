package org.tradingstore.schema;

/** A type with one current row per key. <em>Immutable.</em> */
public final class KeyedType<R, K> extends RecordType<R, K> {
    KeyedType(TypeBuilder.Parts<R, K> parts) {
        super(RecordKind.KEYED, parts);
    }

    /** Asks for the key. */
    public static final class Unkeyed<R> {
        private final RecordType.Builder<R> fields;

        Unkeyed(RecordType.Builder<R> fields) {
            this.fields = fields;
        }

        /** A key of one field. */
        public <K> TypeBuilder<R, K, KeyedType<R, K>> key(OrderedField<R, K> field) {
            return new TypeBuilder<>(fields, RecordKind.KEYED, field == null ? null : Key.of(field), KeyedType::new);
        }

        /** A key of several fields. */
        public <K> TypeBuilder<R, K, KeyedType<R, K>> key(Key<R, K> key) {
            return new TypeBuilder<>(fields, RecordKind.KEYED, key, KeyedType::new);
        }
    }
}
