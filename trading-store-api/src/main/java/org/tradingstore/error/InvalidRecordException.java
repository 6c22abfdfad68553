package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** A record holds a value that cannot be kept exactly on every engine. Nothing was written. */
public final class InvalidRecordException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    private final String component;

    public InvalidRecordException(String component, String message) {
        this(component, message, null);
    }

    public InvalidRecordException(String component, String message, @Nullable Throwable cause) {
        super(Advice.FIX_CALLER, message, cause);
        this.component = component;
    }

    /** Stored name of the offending component, such as {@code executed_at}. */
    public String component() {
        return component;
    }
}
