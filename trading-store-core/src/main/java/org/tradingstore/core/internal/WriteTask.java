package org.tradingstore.core.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One caller's write, run by whoever leads the group it falls into. It may run twice, in different sessions. */
interface WriteTask<T> {
    T run(WriteContext context);

    /** Whether it leaves nothing behind when it is refused, so that it needs no savepoint. */
    boolean atomic();

    /** Whether it may change rows that were there, so that its moment must be later than theirs. */
    boolean changes();

    /** The records it writes, for whoever has to find out what became of them when a commit's outcome is unknown. */
    List<?> records();

    /** The book in which the key of its one record tells whether it is kept; null where only a mark of the commit does. */
    @Nullable
    String foundIn();
}
