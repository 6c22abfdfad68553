package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** A record changed again and again while it was being updated. Nothing was written. */
public final class ConcurrentChangeException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    public ConcurrentChangeException(String message) {
        this(message, null);
    }

    public ConcurrentChangeException(String message, @Nullable Throwable cause) {
        super(Advice.RETRY, message, cause);
    }
}
