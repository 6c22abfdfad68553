package org.tradingstore.schema;

import java.time.LocalDate;

/** A field of kind {@link Kind#DATE}. <em>Immutable.</em> */
public final class DateField<R> extends OrderedField<R, LocalDate> {
    DateField(Spec spec, OptionalAccessor<R, LocalDate> accessor) {
        super(spec, accessor);
    }

    /** Days in the period, its start inclusive, its end exclusive. */
    public Condition<R> within(DateRange period) {
        return ge(period.start()).and(lt(period.end()));
    }

    @Override
    public Object toPortable(LocalDate value) {
        return value;
    }

    @Override
    public LocalDate fromPortable(Object portable) {
        return (LocalDate) portable;
    }
}
