package org.tradingstore.agents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AppendRepository;

/** Sequences that agents of one book thought of. */
public interface SequenceRepository extends AppendRepository<Sequence, UUID> {
    /** The last sequences of an agent, newest first. */
    default List<Sequence> newest(UUID agentId, int limit) {
        return list(Sequence.TYPE
                .where(Sequence.AGENT_ID.eq(agentId))
                .orderBy(Sequence.CREATED_AT.desc())
                .limit(limit));
    }

    /** The first sequences for one state of a portfolio, the shortest first. */
    default List<Sequence> forPortfolio(String portfolioHash, int limit) {
        return list(Sequence.TYPE
                .where(Sequence.PORTFOLIO_HASH.eq(portfolioHash))
                .orderBy(Sequence.DEPTH.asc())
                .limit(limit));
    }

    /** The sequence that had this id where it came from. */
    default Optional<Sequence> byExternalId(String externalId) {
        return first(Sequence.TYPE.where(Sequence.EXTERNAL_ID.eq(externalId)));
    }
}
