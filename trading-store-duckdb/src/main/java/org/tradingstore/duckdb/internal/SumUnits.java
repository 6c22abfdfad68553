package org.tradingstore.duckdb.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The units in which sums of doubles were last computed, of each field as it was grouped. What they are is a matter of speed alone, since
 * each statement proves that they serve it. <em>Thread-safe.</em>
 */
final class SumUnits {
    private static final int MOST = 1_000;

    private final Map<String, DoubleUnits> kept = new ConcurrentHashMap<>();

    @Nullable
    DoubleUnits of(String name) {
        return kept.get(name);
    }

    void keep(String name, DoubleUnits units) {
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(name, units);
    }
}
