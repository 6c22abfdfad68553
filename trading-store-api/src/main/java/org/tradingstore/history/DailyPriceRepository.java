package org.tradingstore.history;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.PortableOrder;

/** Prices by day. */
public interface DailyPriceRepository extends PlainRepository<DailyPrice, DailyPriceKey> {
    /** The last prices of {@code symbol}, newest first. */
    default List<DailyPrice> newest(String symbol, int limit) {
        return list(DailyPrice.TYPE
                .where(DailyPrice.SYMBOL.eq(symbol))
                .orderBy(DailyPrice.DATE.desc())
                .limit(limit));
    }

    /** The prices of {@code symbol} in {@code period} (start inclusive, end exclusive), oldest first; to be closed. */
    default Cursor<DailyPrice> scan(String symbol, DateRange period) {
        return scan(DailyPrice.TYPE.where(DailyPrice.SYMBOL.eq(symbol).and(DailyPrice.DATE.within(period))));
    }

    /** The last price of {@code symbol}. */
    default Optional<DailyPrice> latest(String symbol) {
        return newest(symbol, 1).stream().findFirst();
    }

    /** The last price of {@code symbol} on {@code day} or before. */
    default Optional<DailyPrice> latest(String symbol, LocalDate day) {
        return first(DailyPrice.TYPE
                .where(DailyPrice.SYMBOL.eq(symbol).and(DailyPrice.DATE.le(day)))
                .orderBy(DailyPrice.DATE.desc()));
    }

    /**
     * The last price of each of these symbols that has one, by symbol.
     *
     * @throws InvalidRequestException if there are over 1,000 symbols
     */
    default SortedMap<String, DailyPrice> latest(Collection<String> symbols) {
        SortedMap<String, DailyPrice> found = new TreeMap<>(PortableOrder.TEXT);
        try (Cursor<DailyPrice> newest =
                newestPer(DailyPrice.SYMBOL, DailyPrice.DATE, DailyPrice.TYPE.where(DailyPrice.SYMBOL.in(symbols)))) {
            newest.forEach(price -> found.put(price.symbol(), price));
        }
        return Collections.unmodifiableSortedMap(found);
    }

    /** The last price of every symbol, by symbol; to be closed. */
    default Cursor<DailyPrice> latestOfAll() {
        return newestPer(DailyPrice.SYMBOL, DailyPrice.DATE, DailyPrice.TYPE.all());
    }

    /** The last price of every symbol on {@code day} or before, by symbol; to be closed. */
    default Cursor<DailyPrice> latestOfAll(LocalDate day) {
        return newestPer(DailyPrice.SYMBOL, DailyPrice.DATE, DailyPrice.TYPE.where(DailyPrice.DATE.le(day)));
    }
}
