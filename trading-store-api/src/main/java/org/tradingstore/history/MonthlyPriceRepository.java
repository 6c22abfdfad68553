package org.tradingstore.history;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.tradingstore.files.FileRepository;

/** Prices by month. */
public interface MonthlyPriceRepository extends FileRepository<MonthlyPrice, MonthlyPriceKey> {
    /** The last months of {@code symbol}, newest first. */
    default List<MonthlyPrice> newest(String symbol, int limit) {
        return list(MonthlyPrice.TYPE
                .where(MonthlyPrice.SYMBOL.eq(symbol))
                .orderBy(MonthlyPrice.MONTH.desc())
                .limit(limit));
    }

    /** The last month of {@code symbol}. */
    default Optional<MonthlyPrice> latest(String symbol) {
        return newest(symbol, 1).stream().findFirst();
    }

    /** The first months of {@code symbol} from {@code first} to {@code last}, both inclusive, oldest first. */
    default List<MonthlyPrice> between(String symbol, YearMonth first, YearMonth last, int limit) {
        return list(MonthlyPrice.TYPE
                .where(MonthlyPrice.SYMBOL.eq(symbol).and(MonthlyPrice.MONTH.between(first, last)))
                .limit(limit));
    }
}
