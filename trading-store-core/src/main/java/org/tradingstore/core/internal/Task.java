package org.tradingstore.core.internal;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A write task made of a function. */
record Task<T>(boolean atomic, boolean changes, List<?> records, Function<WriteContext, T> work)
        implements WriteTask<T> {
    @Override
    public T run(WriteContext context) {
        return work.apply(context);
    }

    @Override
    public @Nullable String foundIn() {
        return null;
    }
}
