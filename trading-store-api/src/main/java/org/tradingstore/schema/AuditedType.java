package org.tradingstore.schema;

/** A type with one current row per key, whose former revisions are kept and can be read as of a moment. <em>Immutable.</em> */
public final class AuditedType<R, K> extends RecordType<R, K> {
    AuditedType(TypeBuilder.Parts<R, K> parts) {
        super(RecordKind.AUDITED, parts);
    }

    /** Asks for the key. */
    public static final class Unkeyed<R> {
        private final RecordType.Builder<R> fields;

        Unkeyed(RecordType.Builder<R> fields) {
            this.fields = fields;
        }

        /** A key of one field. */
        public <K> TypeBuilder<R, K, AuditedType<R, K>> key(OrderedField<R, K> field) {
            return new TypeBuilder<>(
                    fields, RecordKind.AUDITED, field == null ? null : Key.of(field), AuditedType::new);
        }

        /** A key of several fields. */
        public <K> TypeBuilder<R, K, AuditedType<R, K>> key(Key<R, K> key) {
            return new TypeBuilder<>(fields, RecordKind.AUDITED, key, AuditedType::new);
        }
    }
}
