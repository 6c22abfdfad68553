package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.time.Instant;

/** Equity from a moment on. <em>Immutable.</em> */
public record EquityPoint(Instant at, BigDecimal equity) {}
