package org.tradingstore.agents;

import java.util.List;
import java.util.UUID;
import org.tradingstore.repository.AppendRepository;

/** Evaluations of the sequences of one book. */
public interface EvaluationRepository extends AppendRepository<Evaluation, EvaluationKey> {
    /** The last evaluations of a sequence, newest first. */
    default List<Evaluation> newest(UUID sequenceId, int limit) {
        return list(Evaluation.TYPE
                .where(Evaluation.SEQUENCE_ID.eq(sequenceId))
                .orderBy(Evaluation.EVALUATED_AT.desc())
                .limit(limit));
    }
}
