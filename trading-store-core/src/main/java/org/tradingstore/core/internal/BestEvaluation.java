package org.tradingstore.core.internal;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.agents.Agents;
import org.tradingstore.agents.Evaluation;
import org.tradingstore.agents.Sequence;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.PortableOrder;

/** Looks for the best evaluation of an agent: the best of each of its sequences is the first entry of an index. */
final class BestEvaluation {
    private static final Comparator<Evaluation> WORST_FIRST = Comparator.comparingDouble(Evaluation::endScore)
            .thenComparing(Evaluation::evaluatedAt)
            .thenComparing(Evaluation::sequenceId, PortableOrder.UUIDS);

    private BestEvaluation() {}

    static Optional<Evaluation> of(Agents agents, UUID agentId) {
        Optional<Evaluation> best = Optional.empty();
        try (Cursor<Sequence> sequences = agents.sequences()
                .scan(Sequence.TYPE.where(Sequence.AGENT_ID.eq(agentId)).orderBy(Sequence.CREATED_AT.asc()))) {
            for (Sequence sequence = sequences.next(); sequence != null; sequence = sequences.next()) {
                Optional<Evaluation> own = ofSequence(agents, sequence.id());
                if (own.isPresent() && (best.isEmpty() || WORST_FIRST.compare(own.get(), best.get()) > 0)) {
                    best = own;
                }
            }
        }
        return best;
    }

    /** The key goes the way of the last term, so that of equal scores the latest comes first. */
    private static Optional<Evaluation> ofSequence(Agents agents, UUID sequenceId) {
        return agents.evaluations()
                .first(Evaluation.TYPE
                        .where(Evaluation.SEQUENCE_ID.eq(sequenceId).and(Evaluation.FEASIBLE.eq(true)))
                        .orderBy(Evaluation.END_SCORE.desc()));
    }
}
