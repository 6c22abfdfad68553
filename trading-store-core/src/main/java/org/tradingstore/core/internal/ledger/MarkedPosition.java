package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.ledger.Trade;

/** The units of one symbol, and the cash that its trades moved in one currency. <em>Not thread-safe: trades go through it.</em> */
final class MarkedPosition {
    private final String symbol;
    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal units = BigDecimal.ZERO;

    MarkedPosition(String symbol) {
        this.symbol = symbol;
    }

    /** Takes in a trade as far as it is in {@code currency}: its units, its net value, its fee. */
    void add(Trade trade, String currency) {
        CashEffect.of(trade, (each, change) -> {
            if (each.equals(currency)) {
                cash = cash.add(change);
            }
        });
        if (trade.currency().equals(currency)) {
            units = units.add(CashEffect.units(trade));
        }
    }

    BigDecimal cash() {
        return cash;
    }

    boolean isFlat() {
        return units.signum() == 0;
    }

    /** The cash, and what the units come to at the last close known at {@code moment}. */
    BigDecimal equity(PriceSource prices, Instant moment) {
        if (isFlat()) {
            return cash;
        }
        BigDecimal close = prices.lastClose(symbol, moment)
                .orElseThrow(() -> new InvalidRequestException(ErrorText.of(
                        "Cannot value a position: no close of its symbol is known at that moment; give one, or begin later",
                        "symbol",
                        symbol,
                        "units",
                        units,
                        "as_of",
                        moment)));
        return cash.add(units.multiply(close));
    }
}
