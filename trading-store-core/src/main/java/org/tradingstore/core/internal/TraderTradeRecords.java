package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.following.TraderTrade;
import org.tradingstore.following.TraderTradeRepository;

/** Trades of the traders that one book follows. */
final class TraderTradeRecords extends KeyedRecords<TraderTrade, UUID> implements TraderTradeRepository {
    TraderTradeRecords(BookScope scope) {
        super(TraderTrade.TYPE, scope);
    }
}
