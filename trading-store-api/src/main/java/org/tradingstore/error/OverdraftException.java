package org.tradingstore.error;

import java.math.BigDecimal;

/** Money is to leave a place that holds less of it and may not be overdrawn. Nothing was written. */
public final class OverdraftException extends TradingStoreException {
    private static final long serialVersionUID = 1L;

    private final BigDecimal missing;

    public OverdraftException(String message, BigDecimal missing) {
        super(Advice.FIX_CALLER, message, null);
        this.missing = missing;
    }

    /** How much more there would have to be, above zero, in the currency of the entry. */
    public BigDecimal missing() {
        return missing;
    }
}
