package org.tradingstore.core.internal;

import org.tradingstore.agents.Evaluation;
import org.tradingstore.agents.EvaluationKey;
import org.tradingstore.agents.EvaluationRepository;

/** Evaluations of the sequences of one book. */
final class EvaluationRecords extends AppendRecords<Evaluation, EvaluationKey> implements EvaluationRepository {
    EvaluationRecords(BookScope scope) {
        super(Evaluation.TYPE, scope);
    }
}
