package org.tradingstore.schema;

/** A field of kind {@link Kind#WHOLE}. <em>Immutable.</em> */
public final class WholeField<R> extends OrderedField<R, Long> {
    WholeField(Spec spec, OptionalAccessor<R, Long> accessor) {
        super(spec, accessor);
    }

    @Override
    public Object toPortable(Long value) {
        return value;
    }

    @Override
    public Long fromPortable(Object portable) {
        return (Long) portable;
    }
}
