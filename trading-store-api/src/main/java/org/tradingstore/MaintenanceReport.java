package org.tradingstore;

import java.util.List;
import org.tradingstore.schema.Database;

/** What upkeep did. <em>Immutable.</em> */
public record MaintenanceReport(List<Step> steps) {
    public MaintenanceReport {
        steps = List.copyOf(steps);
    }

    /**
     * One thing that was done.
     *
     * @param what such as {@code retention alert} or {@code checkpoint}
     * @param rows how many rows it concerned, 0 where it concerns none
     */
    public record Step(Database database, String what, long rows) {}
}
