package org.tradingstore.agents;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.tradingstore.schema.Canonical;

/** What tells evaluations of a book apart. <em>Immutable.</em> */
public record EvaluationKey(UUID sequenceId, Instant evaluatedAt) {
    public EvaluationKey {
        Objects.requireNonNull(sequenceId, "sequenceId");
        evaluatedAt = Canonical.instant(Objects.requireNonNull(evaluatedAt, "evaluatedAt"));
    }
}
