package org.tradingstore.core.internal;

import java.util.List;

/** One caller's write, run by whoever leads the group it falls into. It may run twice, in different sessions. */
interface WriteTask<T> {
    T run(WriteContext context);

    /** Whether it leaves nothing behind when it is refused, so that it needs no savepoint. */
    boolean atomic();

    /** Whether it may change rows that were there, so that its moment must be later than theirs. */
    boolean changes();

    /** The records it writes, for finding out what became of them when a commit's outcome is unknown. */
    List<?> records();
}
