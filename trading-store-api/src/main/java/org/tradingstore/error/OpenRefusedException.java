package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** A database cannot be opened as asked: a wrong file, a newer schema, or a profile the engine cannot honour. Nothing was changed. */
public final class OpenRefusedException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    public OpenRefusedException(String message) {
        this(message, null);
    }

    public OpenRefusedException(String message, @Nullable Throwable cause) {
        super(Advice.FIX_CALLER, message, cause);
    }
}
