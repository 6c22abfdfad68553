package org.tradingstore.core.internal;

import org.tradingstore.agents.StrategyPerformance;
import org.tradingstore.agents.StrategyPerformanceKey;
import org.tradingstore.agents.StrategyPerformanceRepository;

/** What the strategies of one book did, period by period. */
final class StrategyPerformanceRecords extends KeyedRecords<StrategyPerformance, StrategyPerformanceKey>
        implements StrategyPerformanceRepository {
    StrategyPerformanceRecords(BookScope scope) {
        super(StrategyPerformance.TYPE, scope);
    }
}
