package org.tradingstore.schema;

import org.jspecify.annotations.Nullable;

/** Reads a component that may be absent. */
@FunctionalInterface
public interface OptionalAccessor<R, V> {
    @Nullable
    V apply(R record);
}
