package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** Another process or thread held the database beyond the time allowed. Nothing was written. */
public final class StoreBusyException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    public StoreBusyException(String message) {
        this(message, null);
    }

    public StoreBusyException(String message, @Nullable Throwable cause) {
        super(Advice.RETRY, message, cause);
    }
}
