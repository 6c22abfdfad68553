package org.tradingstore.core.internal;

import java.util.Set;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.MonthlyPrice;
import org.tradingstore.history.OptionQuote;
import org.tradingstore.schema.RecordType;

/** Which records are good where each value is; the others have rules of their own, which only their constructor knows. */
final class PlainRows {
    private static final Set<RecordType<?, ?>> TYPES =
            Set.of(DailyPrice.TYPE, MonthlyPrice.TYPE, Candle.TYPE, OptionQuote.TYPE);

    private PlainRows() {}

    static boolean of(RecordType<?, ?> type) {
        return TYPES.contains(type);
    }
}
