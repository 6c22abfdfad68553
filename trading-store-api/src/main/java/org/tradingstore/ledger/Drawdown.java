package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A fall of equity from a peak to the lowest point before the next peak. <em>Immutable.</em>
 *
 * @param amount its size, above zero
 * @param ratio the amount by the equity at the peak; empty where that is not above zero
 */
public record Drawdown(BigDecimal amount, Instant peakAt, Instant troughAt, Optional<BigDecimal> ratio) {}
