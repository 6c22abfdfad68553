package org.tradingstore.agents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AuditedRepository;

/** Configurations of agents of one book. A configuration as of a moment is {@code asOf(moment).find(id)}. */
public interface AgentConfigRepository extends AuditedRepository<AgentConfig, UUID> {
    /** The first configurations of active agents, by name. */
    default List<AgentConfig> active(int limit) {
        return list(AgentConfig.TYPE
                .where(AgentConfig.ACTIVE.eq(true))
                .orderBy(AgentConfig.NAME.asc())
                .limit(limit));
    }

    /** The first configurations with this name, by id. */
    default List<AgentConfig> named(String name, int limit) {
        return list(AgentConfig.TYPE.where(AgentConfig.NAME.eq(name)).limit(limit));
    }

    /** The configuration that had this id where it came from. */
    default Optional<AgentConfig> byExternalId(String externalId) {
        return first(AgentConfig.TYPE.where(AgentConfig.EXTERNAL_ID.eq(externalId)));
    }
}
