package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.tradingstore.schema.Canonical;

/**
 * What the trades of a symbol in one currency left open. Money is rounded once, half even, to 18 digits after the point.
 * <em>Immutable.</em>
 *
 * @param currency of the trades
 * @param quantity in units of the symbol, above zero where bought, below zero where sold short
 * @param averagePrice of the open units, each weighed by its quantity, per unit in {@code currency}
 * @param cost gross values of the open units, with a contract's multiplier: paid where bought, received where sold short
 * @param fees of the open units, as far as they were paid in {@code currency}
 * @param openedAt when the first trade after nothing was open was executed
 * @param openedBy that trade
 */
public record OpenPosition(
        String symbol,
        String currency,
        BigDecimal quantity,
        BigDecimal averagePrice,
        BigDecimal cost,
        BigDecimal fees,
        Instant openedAt,
        UUID openedBy) {
    public OpenPosition {
        quantity = Canonical.decimal(quantity);
        averagePrice = Canonical.decimal(averagePrice);
        cost = Canonical.decimal(cost);
        fees = Canonical.decimal(fees);
    }
}
