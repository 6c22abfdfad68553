package org.tradingstore.agents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** Agents, what they thought of, and the strategies that they run. <em>Thread-safe outside a transaction.</em> */
public interface Agents extends Records, Transactional<Agents> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(
            AgentConfig.TYPE, Sequence.TYPE, Evaluation.TYPE, StrategyDefinition.TYPE, StrategyPerformance.TYPE);

    /** How agents are set up. */
    AgentConfigRepository configs();

    /** What agents thought of. */
    SequenceRepository sequences();

    /** What that was found to be worth. */
    EvaluationRepository evaluations();

    /** Versions of strategies, and whether they trade. */
    StrategyDefinitionRepository strategies();

    /** What strategies did, period by period. */
    StrategyPerformanceRepository performances();

    /**
     * The best of the feasible evaluations of an agent's sequences: the one with the greatest end score, of equal ones the latest, then
     * that of the greatest sequence id. All are of one state; one evaluation is looked up for each sequence.
     */
    Optional<Evaluation> bestEvaluation(UUID agentId);

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
