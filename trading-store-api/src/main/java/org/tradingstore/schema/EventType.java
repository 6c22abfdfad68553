package org.tradingstore.schema;

/** A type whose records never change and may be removed by retention. <em>Immutable.</em> */
public final class EventType<R, K> extends RecordType<R, K> {
    EventType(TypeBuilder.Parts<R, K> parts) {
        super(RecordKind.EVENT, parts);
    }

    /** Asks for the key. */
    public static final class Unkeyed<R> {
        private final RecordType.Builder<R> fields;

        Unkeyed(RecordType.Builder<R> fields) {
            this.fields = fields;
        }

        /** A key of one field. */
        public <K> TypeBuilder<R, K, EventType<R, K>> key(OrderedField<R, K> field) {
            return new TypeBuilder<>(fields, RecordKind.EVENT, field == null ? null : Key.of(field), EventType::new);
        }

        /** A key of several fields. */
        public <K> TypeBuilder<R, K, EventType<R, K>> key(Key<R, K> key) {
            return new TypeBuilder<>(fields, RecordKind.EVENT, key, EventType::new);
        }
    }
}
