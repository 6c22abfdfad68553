package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** A store, transaction, cursor or repository was used after it was closed. */
public final class ClosedException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    public ClosedException(String message) {
        this(message, null);
    }

    public ClosedException(String message, @Nullable Throwable cause) {
        super(Advice.FIX_CALLER, message, cause);
    }
}
