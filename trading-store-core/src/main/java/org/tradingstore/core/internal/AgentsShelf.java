package org.tradingstore.core.internal;

import java.util.Optional;
import java.util.UUID;
import org.tradingstore.agents.AgentConfigRepository;
import org.tradingstore.agents.Agents;
import org.tradingstore.agents.Evaluation;
import org.tradingstore.agents.EvaluationRepository;
import org.tradingstore.agents.SequenceRepository;
import org.tradingstore.agents.StrategyDefinitionRepository;
import org.tradingstore.agents.StrategyPerformanceRepository;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.repository.Resolution;

/** The agents database of one book. */
final class AgentsShelf extends RepositoryShelf implements Agents {
    AgentsShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public AgentConfigRepository configs() {
        return new AgentConfigRecords(scope());
    }

    @Override
    public SequenceRepository sequences() {
        return new SequenceRecords(scope());
    }

    @Override
    public EvaluationRepository evaluations() {
        return new EvaluationRecords(scope());
    }

    @Override
    public StrategyDefinitionRepository strategies() {
        return new StrategyDefinitionRecords(scope());
    }

    @Override
    public StrategyPerformanceRepository performances() {
        return new StrategyPerformanceRecords(scope());
    }

    @Override
    public Optional<Evaluation> bestEvaluation(UUID agentId) {
        return SnapshotLane.read(scope(), AgentsShelf::new, agents -> BestEvaluation.of(agents, agentId));
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Agents, T, X> work) throws X {
        return Transactions.run(scope(), AgentsShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
