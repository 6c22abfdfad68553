package org.tradingstore.duckdb.internal;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is known of the order in which the rows of one table lie. Every commit that touches the table makes what was known void, before it
 * begins: contents have numbers, and while a commit is under way, and nobody can tell which content a reader sees, there is none.
 * <em>Thread-safe.</em>
 */
final class KeyOrder {
    /** There is no content whose rows could be told of. */
    static final long NONE = -1;

    /** Fewer rows are sorted sooner than looked at. */
    static final long FEW = 50_000;

    /** A look that was in vain is paid by so many questions that come after it. */
    private static final int PATIENCE = 16;

    private enum Known {
        NOTHING,
        ASCENDING,
        /** Or so few that it is of no use. */
        SCATTERED
    }

    /** How much a question would gain. */
    enum Asking {
        /** Not so much that all rows would be looked at. */
        WHERE_KNOWN,
        LOOKING_IF_NEEDED
    }

    /** What is known of the content after so many commits, of which each counts at its beginning and at its end. */
    private record State(long commits, Known known, long rows, int patience) {
        State committing(long written) {
            return new State(commits + 1, Known.NOTHING, 0, written < FEW ? patience : 0);
        }

        State committed() {
            return new State(commits + 1, Known.NOTHING, 0, patience);
        }

        boolean settled() {
            return commits % 2 == 0;
        }

        State passed() {
            return known != Known.NOTHING || patience == 0 ? this : new State(commits, known, rows, patience - 1);
        }

        boolean worth(Asking asking) {
            return known == Known.ASCENDING
                    || (known == Known.NOTHING && patience == 0 && asking == Asking.LOOKING_IF_NEEDED);
        }
    }

    private final AtomicReference<State> state = new AtomicReference<>(new State(0, Known.NOTHING, 0, 0));

    /** Looks at all rows. */
    @FunctionalInterface
    interface Look<E extends Exception> {
        boolean ascending() throws E;
    }

    /** A commit begins that wrote about so many rows: after many it is worth another look. */
    void committing(long written) {
        state.updateAndGet(before -> before.committing(written));
    }

    /** The commit has ended, whatever came of it. */
    void committed() {
        state.updateAndGet(State::committed);
    }

    /** The number of the content that is there if it is worth asking whether its rows ascend; else {@link #NONE}. */
    long content(Asking asking) {
        State before = Objects.requireNonNull(
                asking == Asking.LOOKING_IF_NEEDED ? state.getAndUpdate(State::passed) : state.get());
        return before.settled() && before.worth(asking) ? before.commits() : NONE;
    }

    /**
     * Whether the rows that the asker sees ascend by their key; looks at them where that is not known.
     *
     * @param content what there was before the asker's first read, which is what it sees unless a commit has begun since
     * @param rows how many it counts in it: other connections of the process may have added some, of which no commit of ours tells
     */
    <E extends Exception> boolean ascends(long content, long rows, Look<E> look) throws E {
        State before = Objects.requireNonNull(state.get());
        // A commit that the asker may see has begun before the asker's first read, and then the number is another one.
        if (before.commits() == content && before.known() != Known.NOTHING && before.rows() == rows) {
            return before.known() == Known.ASCENDING;
        }
        boolean ascending = rows >= FEW && look.ascending();
        State found = ascending
                ? new State(content, Known.ASCENDING, rows, 0)
                : new State(content, Known.SCATTERED, rows, PATIENCE);
        state.updateAndGet(now -> now.commits() == content ? found : now);
        return ascending;
    }
}
