package org.tradingstore;

import java.util.List;
import java.util.stream.Collectors;
import org.tradingstore.schema.Database;

/**
 * What is not as it should be. <em>Immutable.</em>
 *
 * @param findings none where everything is; of each database at most a thousand
 */
public record CheckReport(List<Finding> findings) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** One thing that is not as it should be: damage that the engine finds, or a record whose reference leads nowhere. */
    public record Finding(Database database, String what) {}

    /** Whether nothing was found. */
    public boolean sound() {
        return findings.isEmpty();
    }

    /** A line for each finding, for people. */
    @Override
    public String toString() {
        return sound()
                ? "everything is as it should be"
                : findings.stream()
                        .map(finding -> finding.database().label() + ": " + finding.what())
                        .collect(Collectors.joining("\n"));
    }
}
