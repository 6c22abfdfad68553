package org.tradingstore.schema;

/** A type whose records never change: there is no update to call. <em>Immutable.</em> */
public final class AppendType<R, K> extends RecordType<R, K> {
    AppendType(TypeBuilder.Parts<R, K> parts) {
        super(RecordKind.APPEND, parts);
    }

    /** Asks for the key. */
    public static final class Unkeyed<R> {
        private final RecordType.Builder<R> fields;

        Unkeyed(RecordType.Builder<R> fields) {
            this.fields = fields;
        }

        /** A key of one field. */
        public <K> TypeBuilder<R, K, AppendType<R, K>> key(OrderedField<R, K> field) {
            return new TypeBuilder<>(fields, RecordKind.APPEND, field == null ? null : Key.of(field), AppendType::new);
        }

        /** A key of several fields. */
        public <K> TypeBuilder<R, K, AppendType<R, K>> key(Key<R, K> key) {
            return new TypeBuilder<>(fields, RecordKind.APPEND, key, AppendType::new);
        }
    }
}
