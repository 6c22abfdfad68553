package org.tradingstore.schema;

import java.time.YearMonth;

/** A field of kind {@link Kind#MONTH}. <em>Immutable.</em> */
public final class MonthField<R> extends OrderedField<R, YearMonth> {
    MonthField(Spec spec, OptionalAccessor<R, YearMonth> accessor) {
        super(spec, accessor);
    }

    @Override
    public Object toPortable(YearMonth value) {
        return value;
    }

    @Override
    public YearMonth fromPortable(Object portable) {
        return (YearMonth) portable;
    }
}
