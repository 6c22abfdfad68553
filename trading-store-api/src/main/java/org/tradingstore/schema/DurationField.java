package org.tradingstore.schema;

import java.time.Duration;

/** A field of kind {@link Kind#DURATION}. <em>Immutable.</em> */
public final class DurationField<R> extends OrderedField<R, Duration> {
    DurationField(Spec spec, OptionalAccessor<R, Duration> accessor) {
        super(spec, accessor);
    }

    @Override
    public Object toPortable(Duration value) {
        return Canonical.duration(value);
    }

    @Override
    public Duration fromPortable(Object portable) {
        return (Duration) portable;
    }
}
