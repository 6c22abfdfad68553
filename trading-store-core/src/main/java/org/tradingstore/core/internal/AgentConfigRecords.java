package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.agents.AgentConfig;
import org.tradingstore.agents.AgentConfigRepository;

/** Configurations of agents of one book. */
final class AgentConfigRecords extends AuditedRecords<AgentConfig, UUID> implements AgentConfigRepository {
    AgentConfigRecords(BookScope scope) {
        super(AgentConfig.TYPE, scope);
    }
}
