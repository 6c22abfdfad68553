package org.tradingstore.following;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

/** Trades of the traders that one book follows. */
public interface TraderTradeRepository extends KeyedRepository<TraderTrade, UUID> {
    /** The last trades of all traders, newest first, ties by id. */
    default List<TraderTrade> newest(int limit) {
        return list(
                TraderTrade.TYPE.all().orderBy(TraderTrade.ENTRY_TIME.desc()).limit(limit));
    }

    /** The last trades of a trader, newest first, ties by id. */
    default List<TraderTrade> newest(UUID traderId, int limit) {
        return list(TraderTrade.TYPE
                .where(TraderTrade.TRADER_ID.eq(traderId))
                .orderBy(TraderTrade.ENTRY_TIME.desc())
                .limit(limit));
    }

    /** The last trades in a symbol, newest first, ties by id. */
    default List<TraderTrade> ofSymbol(String symbol, int limit) {
        return list(TraderTrade.TYPE
                .where(TraderTrade.SYMBOL.eq(symbol))
                .orderBy(TraderTrade.ENTRY_TIME.desc())
                .limit(limit));
    }

    /** The trade that had this id where it came from. */
    default Optional<TraderTrade> byExternalId(String externalId) {
        return first(TraderTrade.TYPE.where(TraderTrade.EXTERNAL_ID.eq(externalId)));
    }
}
