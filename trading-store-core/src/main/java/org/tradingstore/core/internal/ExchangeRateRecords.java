package org.tradingstore.core.internal;

import java.time.Instant;
import java.util.Optional;
import org.tradingstore.history.ConversionRate;
import org.tradingstore.history.ExchangeRate;
import org.tradingstore.history.ExchangeRateKey;
import org.tradingstore.history.ExchangeRateRepository;
import org.tradingstore.schema.Canonical;
import org.tradingstore.spi.Access;

/** Exchange rates of a store. */
final class ExchangeRateRecords extends FileRecords<ExchangeRate, ExchangeRateKey> implements ExchangeRateRepository {
    ExchangeRateRecords(BookScope scope) {
        super(ExchangeRate.TYPE, scope);
    }

    @Override
    public Optional<ConversionRate> rate(String base, String quote, Instant asOf) {
        return scope().lane()
                .read(
                        Access.READ,
                        session -> new ConversionSearch(session, scope().readScope(), Canonical.instant(asOf))
                                .find(base, quote));
    }
}
