package org.tradingstore.core.internal;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The task of a single append: one row is added or none. Whether it is kept is told by its key, so that this, the most frequent write,
 * needs no mark of its commit.
 *
 * @param book the book in words
 */
record AppendTask<T>(String book, Object record, Function<WriteContext, T> work) implements WriteTask<T> {
    @Override
    public T run(WriteContext context) {
        return work.apply(context);
    }

    @Override
    public boolean atomic() {
        return true;
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public List<?> records() {
        return List.of(record);
    }

    @Override
    public @Nullable String foundIn() {
        return book;
    }
}
