package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import org.tradingstore.ledger.Side;

/**
 * What a trade closed. <em>Immutable.</em>
 *
 * @param quantity units closed
 * @param profit before fees: what they brought in less what they cost, whichever came first
 * @param openingFees the share of the closed units in the fees of the trades that opened them
 * @param closingFees the share of the closed units in the trade's own fee
 */
record Closing(BigDecimal quantity, BigDecimal profit, BigDecimal openingFees, BigDecimal closingFees) {
    static final Closing NOTHING = new Closing(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    boolean any() {
        return quantity.signum() > 0;
    }

    Closing plus(BigDecimal units, Cost opened, Cost closed, Side closingSide) {
        BigDecimal gain = closingSide == Side.SELL
                ? closed.value().subtract(opened.value())
                : opened.value().subtract(closed.value());
        return new Closing(
                quantity.add(units), profit.add(gain), openingFees.add(opened.fee()), closingFees.add(closed.fee()));
    }

    BigDecimal profitAfterFees() {
        return Money.settled(profit.subtract(openingFees).subtract(closingFees));
    }
}
