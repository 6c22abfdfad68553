package org.tradingstore.schema;

import java.time.Instant;

/** A field of kind {@link Kind#INSTANT}. <em>Immutable.</em> */
public final class InstantField<R> extends OrderedField<R, Instant> {
    InstantField(Spec spec, OptionalAccessor<R, Instant> accessor) {
        super(spec, accessor);
    }

    /** Moments in the period, its start inclusive, its end exclusive. */
    public Condition<R> within(TimeRange period) {
        return ge(period.start()).and(lt(period.end()));
    }

    @Override
    public Object toPortable(Instant value) {
        return Canonical.instant(value);
    }

    @Override
    public Instant fromPortable(Object portable) {
        return (Instant) portable;
    }
}
