package org.tradingstore.core.internal;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.StoredRow;

/**
 * The task of a single append: one row, and what follows from it, is added or none. Whether it is kept is told by its key, so that this, the most frequent write,
 * needs no mark of its commit.
 *
 * @param book the book in words
 * @param alone whether its row is all that it writes
 * @param together null where something has to be looked up before the row is written
 */
record AppendTask<T>(
        String book,
        Object record,
        boolean alone,
        Function<WriteContext, T> work,
        @Nullable Together<T> together) implements WriteTask<T> {
    /**
     * How the row is written in one go with those of other tasks.
     *
     * @param row the row in the envelope of its own moment
     * @param settle the result, once it is known what became of the row
     */
    record Together<T>(
            RecordType<?, ?> type,
            Function<WriteContext, StoredRow> row,
            BiFunction<WriteContext, RowOutcome, T> settle) {}

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
