package org.tradingstore.core.internal;

import java.util.function.Supplier;

/**
 * Which threads hold the writer of a database, or work for one that does: what they call must not wait for that writer, nor for others who
 * may want it. <em>Thread-safe.</em>
 */
final class Busy {
    /** How many databases, of whichever store, the thread is busy with. */
    private static final ThreadLocal<Integer> ANYWHERE = new ThreadLocal<>();

    private final ThreadLocal<Boolean> here = new ThreadLocal<>();

    /** Whether the thread is busy with any database. */
    static boolean anywhere() {
        return ANYWHERE.get() != null;
    }

    /** Whether the thread is busy with this one. */
    boolean here() {
        return here.get() != null;
    }

    /** To be followed by {@link #leave}. Not twice by one thread. */
    void enter() {
        here.set(Boolean.TRUE);
        Integer others = ANYWHERE.get();
        ANYWHERE.set(others == null ? 1 : others + 1);
    }

    void leave() {
        here.remove();
        Integer all = ANYWHERE.get();
        if (all == null || all == 1) {
            ANYWHERE.remove();
        } else {
            ANYWHERE.set(all - 1);
        }
    }

    /** Runs {@code work} on a thread that is not busy with this one yet. */
    <T> T during(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            leave();
        }
    }
}
