package org.tradingstore.history;

import java.util.List;
import org.tradingstore.repository.PlainRepository;

/** Exchange rates by when they began to hold. */
public interface ExchangeRateRepository extends PlainRepository<ExchangeRate, ExchangeRateKey> {
    /** The last rates that were kept of {@code base} in {@code quote}, newest first; not those of the other way round. */
    default List<ExchangeRate> newest(String base, String quote, int limit) {
        return list(ExchangeRate.TYPE
                .where(ExchangeRate.BASE.eq(base).and(ExchangeRate.QUOTE.eq(quote)))
                .orderBy(ExchangeRate.AS_OF.desc())
                .limit(limit));
    }
}
