package org.tradingstore.agents;

import java.util.List;
import org.tradingstore.repository.KeyedRepository;

/** What the strategies of one book did, period by period. */
public interface StrategyPerformanceRepository extends KeyedRepository<StrategyPerformance, StrategyPerformanceKey> {
    /** The last periods of a strategy, the latest start first, ties by the latest end. */
    default List<StrategyPerformance> newest(String strategy, int limit) {
        return list(StrategyPerformance.TYPE
                .where(StrategyPerformance.STRATEGY.eq(strategy))
                .orderBy(StrategyPerformance.FROM.desc(), StrategyPerformance.TO.desc())
                .limit(limit));
    }
}
