package org.tradingstore.core.internal;

import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceKey;
import org.tradingstore.history.DailyPriceRepository;

/** Daily prices of a store. */
final class DailyPriceRecords extends FileRecords<DailyPrice, DailyPriceKey> implements DailyPriceRepository {
    DailyPriceRecords(BookScope scope) {
        super(DailyPrice.TYPE, scope);
    }
}
