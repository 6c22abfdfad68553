package org.tradingstore.schema;

/** A field of kind {@link Kind#BOOLEAN}. <em>Immutable.</em> */
public final class BooleanField<R> extends OrderedField<R, Boolean> {
    BooleanField(Spec spec, OptionalAccessor<R, Boolean> accessor) {
        super(spec, accessor);
    }

    @Override
    public Object toPortable(Boolean value) {
        return value;
    }

    @Override
    public Boolean fromPortable(Object portable) {
        return (Boolean) portable;
    }
}
