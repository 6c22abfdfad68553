package org.tradingstore.schema;

import java.util.UUID;

/** A field of kind {@link Kind#UUID}. <em>Immutable.</em> */
public final class UuidField<R> extends OrderedField<R, UUID> {
    UuidField(Spec spec, OptionalAccessor<R, UUID> accessor) {
        super(spec, accessor);
    }

    @Override
    public Object toPortable(UUID value) {
        return value;
    }

    @Override
    public UUID fromPortable(Object portable) {
        return (UUID) portable;
    }
}
