package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** Root of everything the store throws on purpose. */
public abstract class TradingStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Advice advice;

    protected TradingStoreException(Advice advice, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /** What the caller is to do next; the same for every exception of one class. */
    public final Advice advice() {
        return advice;
    }
}
