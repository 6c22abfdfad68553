package org.tradingstore.agents;

import java.time.Instant;
import java.util.Objects;
import org.tradingstore.schema.Canonical;

/** What tells performances of a book apart. <em>Immutable.</em> */
public record StrategyPerformanceKey(String strategy, Instant from, Instant to) {
    public StrategyPerformanceKey {
        Objects.requireNonNull(strategy, "strategy");
        from = Canonical.instant(Objects.requireNonNull(from, "from"));
        to = Canonical.instant(Objects.requireNonNull(to, "to"));
    }
}
