package org.tradingstore.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.files.FileRepository;

/** Exchange rates by when they began to hold. */
public interface ExchangeRateRepository extends FileRepository<ExchangeRate, ExchangeRateKey> {
    /**
     * What one unit of {@code base} is worth in {@code quote} at a moment, by the rates that held then: the newer of a direct and an inverse
     * one, the direct one where both are from the same moment; where there is neither, through the currency whose older leg is the newest,
     * ties by code. Empty where no way is found.
     *
     * @throws InvalidRequestException if the rate is too small for 18 digits
     */
    Optional<ConversionRate> rate(String base, String quote, Instant asOf);

    /** The last rates that were kept of {@code base} in {@code quote}, newest first; not those of the other way round. */
    default List<ExchangeRate> newest(String base, String quote, int limit) {
        return list(ExchangeRate.TYPE
                .where(ExchangeRate.BASE.eq(base).and(ExchangeRate.QUOTE.eq(quote)))
                .orderBy(ExchangeRate.AS_OF.desc())
                .limit(limit));
    }
}
