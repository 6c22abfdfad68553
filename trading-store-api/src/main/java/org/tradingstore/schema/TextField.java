package org.tradingstore.schema;

/** A field of kind {@link Kind#TEXT}. <em>Immutable.</em> */
public final class TextField<R> extends OrderedField<R, String> {
    TextField(Spec spec, OptionalAccessor<R, String> accessor) {
        super(spec, accessor);
    }

    /** True for records whose text begins with {@code prefix}, letter case as it is; every present text begins with "". */
    public Condition<R> startsWith(String prefix) {
        return new Condition.Prefix<>(this, prefix);
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
