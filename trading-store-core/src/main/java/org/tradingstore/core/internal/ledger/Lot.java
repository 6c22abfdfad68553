package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;

/**
 * Units that are taken apart in any number of parts. A part takes its share by quantity, as the difference of running totals, so that
 * the parts of a lot add up to it exactly. <em>Not thread-safe: it is taken apart.</em>
 */
final class Lot {
    private final Side side;
    private final BigDecimal quantity;
    private final Cost cost;
    private BigDecimal taken = BigDecimal.ZERO;
    private Cost takenCost = Cost.NOTHING;

    Lot(Side side, BigDecimal quantity, Cost cost) {
        this.side = side;
        this.quantity = quantity;
        this.cost = cost;
    }

    static Lot of(Trade trade) {
        return new Lot(trade.side(), trade.quantity(), Cost.of(trade));
    }

    Side side() {
        return side;
    }

    BigDecimal left() {
        return quantity.subtract(taken);
    }

    Cost leftCost() {
        return cost.minus(takenCost);
    }

    boolean isEmpty() {
        return left().signum() == 0;
    }

    /** Takes the next {@code units}, at most what is left; what they cost. */
    Cost take(BigDecimal units) {
        taken = taken.add(units);
        Cost upToNow = cost.share(taken, quantity);
        Cost part = upToNow.minus(takenCost);
        takenCost = upToNow;
        return part;
    }
}
