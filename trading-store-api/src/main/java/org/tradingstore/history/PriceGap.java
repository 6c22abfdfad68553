package org.tradingstore.history;

import java.time.LocalDate;

/**
 * Trading days in a row that have no price. <em>Immutable.</em>
 *
 * @param first the first of them
 * @param last the last of them, inclusive
 * @param days how many trading days these are
 */
public record PriceGap(LocalDate first, LocalDate last, long days) {}
