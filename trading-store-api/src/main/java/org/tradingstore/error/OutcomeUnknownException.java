package org.tradingstore.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine failed while it committed, so the write may or may not be kept. {@code resolve} of the database that threw it
 * finds out; until then neither repeat the write under new ids nor report it as done.
 */
public final class OutcomeUnknownException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    private final transient List<?> written;

    /** Names what the failed call tried to write, in a form that the store which throws this understands. */
    public OutcomeUnknownException(String message, List<?> written, @Nullable Throwable cause) {
        super(Advice.RECONCILE, message, cause);
        this.written = List.copyOf(written);
    }

    /** What the failed call tried to write; empty for a transaction of several operations. */
    public List<?> written() {
        return written;
    }
}
