package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.util.function.BiConsumer;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;

/** How trades move cash. */
final class CashEffect {
    private CashEffect() {}

    /** Hands over each currency that a trade moved, and by how much: its net value, and its fee where that is in another currency. */
    static void of(Trade trade, BiConsumer<String, BigDecimal> change) {
        boolean bought = trade.side() == Side.BUY;
        change.accept(trade.currency(), bought ? trade.netValue().negate() : trade.netValue());
        BigDecimal fee = trade.fee();
        if (fee != null && !trade.currencyOfFee().equals(trade.currency())) {
            change.accept(trade.currencyOfFee(), fee.negate());
        }
    }

    /** The units that a trade added; below zero where it sold. */
    static BigDecimal units(Trade trade) {
        return trade.side() == Side.BUY ? trade.quantity() : trade.quantity().negate();
    }
}
