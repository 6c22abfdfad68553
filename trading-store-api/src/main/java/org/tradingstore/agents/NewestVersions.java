package org.tradingstore.agents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.VersionOrder;

/** Finds the newest of several versions. */
final class NewestVersions {
    private NewestVersions() {}

    /** The newest version of each of the first strategies, of versions that come by name. */
    static List<StrategyDefinition> of(Cursor<StrategyDefinition> byName, int limit) {
        List<StrategyDefinition> newest = new ArrayList<>();
        StrategyDefinition candidate = null;
        for (StrategyDefinition next = byName.next(); next != null && newest.size() < limit; next = byName.next()) {
            if (candidate != null && !candidate.name().equals(next.name())) {
                newest.add(candidate);
                candidate = null;
            }
            candidate = newer(candidate, next);
        }
        if (candidate != null && newest.size() < limit) {
            newest.add(candidate);
        }
        return newest;
    }

    private static StrategyDefinition newer(@Nullable StrategyDefinition candidate, StrategyDefinition next) {
        if (candidate == null) {
            return next;
        }
        return VersionOrder.OLDEST_FIRST.compare(candidate.version(), next.version()) > 0 ? candidate : next;
    }
}
