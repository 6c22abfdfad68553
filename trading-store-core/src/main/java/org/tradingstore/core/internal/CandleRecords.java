package org.tradingstore.core.internal;

import org.tradingstore.history.Candle;
import org.tradingstore.history.CandleKey;
import org.tradingstore.history.CandleRepository;

/** Candles of a store. */
final class CandleRecords extends FileRecords<Candle, CandleKey> implements CandleRepository {
    CandleRecords(BookScope scope) {
        super(Candle.TYPE, scope);
    }
}
