package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tradingstore.ledger.Trade;

/**
 * What a number of units cost or brought in. <em>Immutable.</em>
 *
 * @param value gross values
 * @param fee fees in the currency of the trades
 * @param priced quantities by prices, in which a contract's multiplier is not
 */
record Cost(BigDecimal value, BigDecimal fee, BigDecimal priced) {
    /** More digits than results have, so that what is left of a division does not reach them; see {@link Money#settled}. */
    private static final int SHARE_SCALE = 60;

    static final Cost NOTHING = new Cost(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Of all units of a trade. A fee in another currency than the trade's is no part of it. */
    static Cost of(Trade trade) {
        BigDecimal fee = trade.fee();
        if (fee == null || !trade.currencyOfFee().equals(trade.currency())) {
            fee = BigDecimal.ZERO;
        }
        return new Cost(trade.grossValue(), fee, trade.quantity().multiply(trade.price()));
    }

    Cost plus(Cost other) {
        return new Cost(value.add(other.value), fee.add(other.fee), priced.add(other.priced));
    }

    Cost minus(Cost other) {
        return new Cost(value.subtract(other.value), fee.subtract(other.fee), priced.subtract(other.priced));
    }

    /** The share of {@code units} out of the {@code quantity} that all of this is for. */
    Cost share(BigDecimal units, BigDecimal quantity) {
        if (units.compareTo(quantity) == 0) {
            return this;
        }
        return new Cost(share(value, units, quantity), share(fee, units, quantity), share(priced, units, quantity));
    }

    private static BigDecimal share(BigDecimal whole, BigDecimal units, BigDecimal quantity) {
        return whole.signum() == 0
                ? whole
                : whole.multiply(units).divide(quantity, SHARE_SCALE, RoundingMode.HALF_EVEN);
    }
}
