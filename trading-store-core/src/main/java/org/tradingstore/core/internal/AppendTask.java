package org.tradingstore.core.internal;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The task of a single append: one row, and what follows from it, is added or none. Whether it is kept is told by its key, so that this, the most frequent write,
 * needs no mark of its commit.
 *
 * @param book the book in words
 * @param alone whether its row is all that it writes
 */
record AppendTask<T>(String book, Object record, boolean alone, Function<WriteContext, T> work)
        implements WriteTask<T> {
    @Override
    public T run(WriteContext context) {
        return work.apply(context);
    }

    @Override
    public boolean atomic() {
        return alone;
    }

    @Override
    public boolean changes() {
        return !alone;
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
