package org.tradingstore.portfolio;

import java.util.List;
import org.tradingstore.repository.AuditedRepository;

/** Positions of one book. */
public interface PositionRepository extends AuditedRepository<Position, PositionKey> {
    /** The positions in {@code symbol}, the long one first. */
    default List<Position> ofSymbol(String symbol) {
        return list(Position.TYPE.where(Position.SYMBOL.eq(symbol)).limit(PositionSide.values().length));
    }

    /** The positions that {@code strategy} holds, by symbol and side. */
    default List<Position> ofStrategy(String strategy, int limit) {
        return list(Position.TYPE.where(Position.STRATEGY.eq(strategy)).limit(limit));
    }
}
