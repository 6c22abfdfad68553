package org.tradingstore.portfolio;

import java.util.List;
import java.util.Optional;

/**
 * Where a kept position is not what the ledger says. <em>Immutable.</em>
 *
 * @param kept the position that is kept; empty where none is
 * @param rebuilt what it has to be; empty where nothing is open
 * @param fields stored names of the components that differ, of quantity, average_price, currency and opened_at; none where either is
 *     empty
 */
public record PositionDifference(
        PositionKey key, Optional<Position> kept, Optional<Position> rebuilt, List<String> fields) {
    public PositionDifference {
        fields = List.copyOf(fields);
    }
}
