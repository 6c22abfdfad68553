package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** An operation names a record that the store does not hold. Nothing was written. */
public final class MissingRecordException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    public MissingRecordException(String message) {
        this(message, null);
    }

    public MissingRecordException(String message, @Nullable Throwable cause) {
        super(Advice.FIX_CALLER, message, cause);
    }
}
