package org.tradingstore.repository;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The result of a query, one record at a time, as of the moment it was opened. Must be closed; one that is not is reported with
 * the stack that opened it. <em>Not thread-safe: it belongs to one reader.</em>
 */
public interface Cursor<R> extends AutoCloseable {
    /** The next record, or null after the last. @throws org.tradingstore.error.ClosedException after close */
    @Nullable
    R next();

    @Override
    void close();

    /** Hands over what is left. */
    default void forEach(Consumer<? super R> action) {
        for (R record = next(); record != null; record = next()) {
            action.accept(record);
        }
    }

    /** What is left as an iterator, which ends with the cursor. */
    default Iterator<R> iterator() {
        return new Iterator<>() {
            private @Nullable R ahead = Cursor.this.next();

            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public R next() {
                R current = ahead;
                if (current == null) {
                    throw new NoSuchElementException("The cursor has no further record");
                }
                ahead = Cursor.this.next();
                return current;
            }
        };
    }
}
