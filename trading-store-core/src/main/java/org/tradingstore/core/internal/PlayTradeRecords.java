package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.plays.PlayTrade;
import org.tradingstore.plays.PlayTradeRepository;

/** What the plays of one book paid, received and earned. */
final class PlayTradeRecords extends AuditedRecords<PlayTrade, UUID> implements PlayTradeRepository {
    PlayTradeRecords(BookScope scope) {
        super(PlayTrade.TYPE, scope);
    }
}
