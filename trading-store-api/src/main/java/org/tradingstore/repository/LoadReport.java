package org.tradingstore.repository;

import java.time.Duration;

/**
 * What a load did. <em>Immutable.</em>
 *
 * @param took from the first record read to the commit
 */
public record LoadReport(LoadCounts counts, Duration took) {
    /** How many records were given. */
    public long records() {
        return counts.created() + counts.same() + counts.changed();
    }
}
