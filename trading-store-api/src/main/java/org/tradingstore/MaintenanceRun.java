package org.tradingstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of upkeep. <em>Immutable.</em>
 *
 * @param startedAt by the store's clock
 * @param endedAt by the store's clock
 * @param report what was done, also where something failed; without what was left when the store was closed
 * @param failure what failed first, with other failures suppressed in it; null where nothing did
 */
public record MaintenanceRun(
        Instant startedAt,
        Instant endedAt,
        MaintenanceReport report,
        @Nullable RuntimeException failure) {}
