package org.tradingstore.core.internal;

import org.tradingstore.history.MonthlyPrice;
import org.tradingstore.history.MonthlyPriceKey;
import org.tradingstore.history.MonthlyPriceRepository;

/** Monthly prices of a store. */
final class MonthlyPriceRecords extends FileRecords<MonthlyPrice, MonthlyPriceKey> implements MonthlyPriceRepository {
    MonthlyPriceRecords(BookScope scope) {
        super(MonthlyPrice.TYPE, scope);
    }
}
