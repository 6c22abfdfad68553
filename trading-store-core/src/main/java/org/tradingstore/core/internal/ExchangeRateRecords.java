package org.tradingstore.core.internal;

import org.tradingstore.history.ExchangeRate;
import org.tradingstore.history.ExchangeRateKey;
import org.tradingstore.history.ExchangeRateRepository;

/** Exchange rates of a store. */
final class ExchangeRateRecords extends PlainRecords<ExchangeRate, ExchangeRateKey> implements ExchangeRateRepository {
    ExchangeRateRecords(BookScope scope) {
        super(ExchangeRate.TYPE, scope);
    }
}
