package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** The engine failed for a reason that no caller can mend: full disk, damage, lost connection. */
public final class StorageException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        this(message, null);
    }

    public StorageException(String message, @Nullable Throwable cause) {
        super(Advice.STOP, message, cause);
    }
}
