package org.tradingstore.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.Appended;

/** Dividends of one book. Lists show reversed ones and their reversals. */
public interface DividendRepository extends AppendRepository<Dividend, UUID> {
    /** The last dividends, newest first by day of payment, ties by id. */
    default List<Dividend> newest(int limit) {
        return list(Dividend.TYPE.all().orderBy(Dividend.PAID_ON.desc()).limit(limit));
    }

    /** The last dividends of {@code symbol}, newest first by day of payment, ties by id. */
    default List<Dividend> ofSymbol(String symbol, int limit) {
        return list(Dividend.TYPE
                .where(Dividend.SYMBOL.eq(symbol))
                .orderBy(Dividend.PAID_ON.desc())
                .limit(limit));
    }

    /** The dividend that had this id where it came from. */
    default Optional<Dividend> byExternalId(String externalId) {
        return first(Dividend.TYPE.where(Dividend.EXTERNAL_ID.eq(externalId)));
    }

    /** Takes a dividend back, as {@link TradeRepository#reverse} does a trade. */
    Appended<UUID> reverse(UUID id, String reason);
}
