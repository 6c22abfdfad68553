package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** A query, a name, a page token or an argument that cannot be served as it stands. Nothing was written. */
public final class InvalidRequestException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String message) {
        this(message, null);
    }

    public InvalidRequestException(String message, @Nullable Throwable cause) {
        super(Advice.FIX_CALLER, message, cause);
    }
}
