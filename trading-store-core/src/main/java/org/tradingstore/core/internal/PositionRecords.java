package org.tradingstore.core.internal;

import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionKey;
import org.tradingstore.portfolio.PositionRepository;

/** Positions. */
final class PositionRecords extends AuditedRecords<Position, PositionKey> implements PositionRepository {
    PositionRecords(BookScope scope) {
        super(Position.TYPE, scope);
    }
}
