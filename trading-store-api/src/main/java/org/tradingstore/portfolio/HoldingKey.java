package org.tradingstore.portfolio;

import java.time.Instant;
import java.util.Objects;
import org.tradingstore.schema.Canonical;

/** What tells the holdings of a book apart. <em>Immutable.</em> */
public record HoldingKey(String symbol, PositionSide side, Instant takenAt) {
    public HoldingKey {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        takenAt = Canonical.instant(Objects.requireNonNull(takenAt, "takenAt"));
    }
}
