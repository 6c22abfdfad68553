package org.tradingstore.history;

import org.tradingstore.schema.TimeRange;

/**
 * Candles in a row that are not there; between two sessions there is none to miss. <em>Immutable.</em>
 *
 * @param period from where the first of them begins to where the last ends
 * @param candles how many
 */
public record CandleGap(TimeRange period, long candles) {}
