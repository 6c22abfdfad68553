package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** A call went round the transaction that its own thread has open on the same database. */
public final class TransactionScopeException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    public TransactionScopeException(String message) {
        this(message, null);
    }

    public TransactionScopeException(String message, @Nullable Throwable cause) {
        super(Advice.FIX_CALLER, message, cause);
    }
}
