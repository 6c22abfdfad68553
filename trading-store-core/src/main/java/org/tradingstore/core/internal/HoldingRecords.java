package org.tradingstore.core.internal;

import org.tradingstore.portfolio.Holding;
import org.tradingstore.portfolio.HoldingKey;
import org.tradingstore.portfolio.HoldingRepository;

/** Holdings. */
final class HoldingRecords extends AppendRecords<Holding, HoldingKey> implements HoldingRepository {
    HoldingRecords(BookScope scope) {
        super(Holding.TYPE, scope);
    }
}
