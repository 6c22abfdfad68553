package org.tradingstore.schema;

/** A field of kind {@link Kind#JSON}. <em>Immutable.</em> */
public final class JsonField<R> extends Field<R, String> {
    JsonField(Spec spec, OptionalAccessor<R, String> accessor) {
        super(spec, accessor);
    }

    @Override
    public Object toPortable(String value) {
        return value;
    }

    @Override
    public String fromPortable(Object portable) {
        return (String) portable;
    }
}
