package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** A record type is described in a way that no store can keep; the message names the component. */
public final class InvalidDescriptionException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    public InvalidDescriptionException(String message) {
        this(message, null);
    }

    public InvalidDescriptionException(String message, @Nullable Throwable cause) {
        super(Advice.FIX_CALLER, message, cause);
    }
}
