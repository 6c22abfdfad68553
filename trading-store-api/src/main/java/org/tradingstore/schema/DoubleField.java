package org.tradingstore.schema;

/** A field of kind {@link Kind#DOUBLE}: market data, scores, ratios. <em>Immutable.</em> */
public final class DoubleField<R> extends OrderedField<R, Double> {
    DoubleField(Spec spec, OptionalAccessor<R, Double> accessor) {
        super(spec, accessor);
    }

    @Override
    public Object toPortable(Double value) {
        return Canonical.real(value);
    }

    @Override
    public Double fromPortable(Object portable) {
        return (Double) portable;
    }
}
