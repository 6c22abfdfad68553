package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;

/** What trades came to in one currency. <em>Immutable.</em> */
public record TradeResults(long trades, long wins, long losses, BigDecimal profitAndLoss, BigDecimal maxDrawdown) {
    /** Of no trades. */
    public static final TradeResults NONE = new TradeResults(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
}
