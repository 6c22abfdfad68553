package org.tradingstore.core.internal;

import org.jspecify.annotations.Nullable;

/** The first failure of several things that are all to be done, with the later ones suppressed in it. <em>Not thread-safe.</em> */
final class FirstFailure<T extends Throwable> {
    private @Nullable T first;

    void add(T failure) {
        T known = first;
        if (known == null) {
            first = failure;
        } else {
            known.addSuppressed(failure);
        }
    }

    /** Null where nothing failed. */
    @Nullable
    T get() {
        return first;
    }

    /** Throws it if it is an Error or a RuntimeException; does nothing where nothing failed. */
    void throwUnchecked() {
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
