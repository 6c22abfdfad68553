package org.tradingstore.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What a book stands to gain or lose with the market. Sums are exact, and rounded once, half even, to 18 digits after the point; a position
 * without a close is in none of them. <em>Immutable.</em>
 *
 * @param positions what is open, by symbol, then currency, by code point
 * @param longValue values of what was bought, by currency
 * @param shortValue values of what was sold short, zero or below
 * @param gross long less short values: what is in the market, whichever way
 * @param net long and short values together
 */
public record Exposure(
        Instant asOf,
        List<ExposedPosition> positions,
        Amounts longValue,
        Amounts shortValue,
        Amounts gross,
        Amounts net) {
    public Exposure {
        positions = List.copyOf(positions);
    }

    /** The positions that no close was known of, which no sum has in it. */
    public List<ExposedPosition> withoutClose() {
        return positions.stream()
                .filter(position -> position.lastClose().isEmpty())
                .toList();
    }
}
