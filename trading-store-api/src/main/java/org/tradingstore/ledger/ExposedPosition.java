package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.util.Optional;
import org.tradingstore.history.KnownClose;
import org.tradingstore.schema.Canonical;

/**
 * Units that are open of a symbol in one currency, and what they are worth. <em>Immutable.</em>
 *
 * @param currency of the trades, which the close is in too
 * @param quantity above zero where bought, below zero where sold short
 * @param lastClose the last one known then; empty where none was
 * @param value the quantity by the close, and by a contract's multiplier, below zero where short; rounded once, half even, to 18 digits
 *     after the point; empty without a close
 */
public record ExposedPosition(
        String symbol,
        String currency,
        BigDecimal quantity,
        Optional<KnownClose> lastClose,
        Optional<BigDecimal> value) {
    public ExposedPosition {
        quantity = Canonical.decimal(quantity);
        value = value.map(Canonical::decimal);
    }
}
