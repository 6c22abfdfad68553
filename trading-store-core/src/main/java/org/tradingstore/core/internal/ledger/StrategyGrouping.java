package org.tradingstore.core.internal.ledger;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what signals and trades count for. */
@FunctionalInterface
public interface StrategyGrouping<G> {
    /**
     * The groups of a signal or trade; none where it does not count.
     *
     * @param version the strategy version that it was written under, null where there was none
     */
    Set<G> of(Collection<String> strategies, @Nullable String version);
}
