package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.following.Trader;
import org.tradingstore.following.TraderRepository;

/** Traders that one book follows. */
final class TraderRecords extends AuditedRecords<Trader, UUID> implements TraderRepository {
    TraderRecords(BookScope scope) {
        super(Trader.TYPE, scope);
    }
}
