package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** A row names a parent that the store does not hold. Nothing was written. */
public final class MissingReferenceException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    public MissingReferenceException(String message) {
        this(message, null);
    }

    public MissingReferenceException(String message, @Nullable Throwable cause) {
        super(Advice.FIX_CALLER, message, cause);
    }
}
