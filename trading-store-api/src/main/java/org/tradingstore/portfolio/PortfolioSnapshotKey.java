package org.tradingstore.portfolio;

import java.time.Instant;
import java.util.Objects;
import org.tradingstore.schema.Canonical;

/** What tells the snapshots of a book apart. <em>Immutable.</em> */
public record PortfolioSnapshotKey(Instant takenAt, String currency) {
    public PortfolioSnapshotKey {
        takenAt = Canonical.instant(Objects.requireNonNull(takenAt, "takenAt"));
        Objects.requireNonNull(currency, "currency");
    }
}
