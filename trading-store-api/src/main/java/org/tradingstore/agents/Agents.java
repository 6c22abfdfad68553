package org.tradingstore.agents;

import java.util.List;
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

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
