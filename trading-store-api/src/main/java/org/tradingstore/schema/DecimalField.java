package org.tradingstore.schema;

import java.math.BigDecimal;

/** A field of kind {@link Kind#DECIMAL}: money, quantities, prices, weights. <em>Immutable.</em> */
public final class DecimalField<R> extends OrderedField<R, BigDecimal> {
    DecimalField(Spec spec, OptionalAccessor<R, BigDecimal> accessor) {
        super(spec, accessor);
    }

    @Override
    public Object toPortable(BigDecimal value) {
        return Canonical.decimal(value);
    }

    @Override
    public BigDecimal fromPortable(Object portable) {
        return (BigDecimal) portable;
    }
}
