package org.tradingstore.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine failed while it committed, so the write may or may not be kept. {@code resolve} of the database that threw it
 * finds out; until then neither repeat the write under new ids nor report it as done.
 */
public final class OutcomeUnknownException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<?> written;
    private final transient @Nullable Object trace;

    /** As an engine throws it, which knows of a commit and no more. */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        this(message, List.of(), null, cause);
    }

    /**
     * As a store throws it.
     *
     * @param written what the failed call tried to write
     * @param trace by what the store finds the commit again
     */
    public OutcomeUnknownException(String message, List<?> written, @Nullable Object trace, @Nullable Throwable cause) {
        super(Advice.RECONCILE, message, cause);
        this.written = List.copyOf(written);
        this.trace = trace;
    }

    /** What the failed call tried to write; empty for a transaction of several operations. */
    public List<?> written() {
        return written == null ? List.of() : written;
    }

    /** By what the store that threw it finds the commit again; null in an exception that was written to a stream and read back. */
    public @Nullable Object trace() {
        return trace;
    }
}
