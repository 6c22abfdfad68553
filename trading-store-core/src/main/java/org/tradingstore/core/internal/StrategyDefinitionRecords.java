package org.tradingstore.core.internal;

import org.tradingstore.agents.StrategyDefinition;
import org.tradingstore.agents.StrategyDefinitionKey;
import org.tradingstore.agents.StrategyDefinitionRepository;

/** Versions of the strategies of one book. */
final class StrategyDefinitionRecords extends AuditedRecords<StrategyDefinition, StrategyDefinitionKey>
        implements StrategyDefinitionRepository {
    StrategyDefinitionRecords(BookScope scope) {
        super(StrategyDefinition.TYPE, scope);
    }
}
