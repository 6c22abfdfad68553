package org.tradingstore.history;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;

/** Candles of any interval. Those of one symbol and different intervals have nothing to do with each other. */
public interface CandleRepository extends PlainRepository<Candle, CandleKey> {
    /** The last candles of {@code symbol}, newest first. */
    default List<Candle> newest(String symbol, Interval interval, int limit) {
        return list(Candle.TYPE
                .where(Candle.SYMBOL.eq(symbol).and(Candle.INTERVAL.eq(interval)))
                .orderBy(Candle.OPENED_AT.desc())
                .limit(limit));
    }

    /** The candles of {@code symbol} opened in {@code period} (start inclusive, end exclusive), oldest first; to be closed. */
    default Cursor<Candle> scan(String symbol, Interval interval, TimeRange period) {
        return scan(Candle.TYPE.where(
                Candle.SYMBOL.eq(symbol).and(Candle.INTERVAL.eq(interval)).and(Candle.OPENED_AT.within(period))));
    }

    /** The last candle of {@code symbol}. */
    default Optional<Candle> latest(String symbol, Interval interval) {
        return newest(symbol, interval, 1).stream().findFirst();
    }

    /** The last candle of {@code symbol} opened at {@code moment} or before. */
    default Optional<Candle> latest(String symbol, Interval interval, Instant moment) {
        return first(Candle.TYPE
                .where(Candle.SYMBOL
                        .eq(symbol)
                        .and(Candle.INTERVAL.eq(interval))
                        .and(Candle.OPENED_AT.le(moment)))
                .orderBy(Candle.OPENED_AT.desc()));
    }

    /**
     * The last candle of each of these symbols that has one, by symbol.
     *
     * @throws InvalidRequestException if there are over 1,000 symbols
     */
    default SortedMap<String, Candle> latest(Collection<String> symbols, Interval interval) {
        SortedMap<String, Candle> found = new TreeMap<>(PortableOrder.TEXT);
        try (Cursor<Candle> newest = newestPer(
                Candle.SYMBOL,
                Candle.OPENED_AT,
                Candle.TYPE.where(Candle.SYMBOL.in(symbols).and(Candle.INTERVAL.eq(interval))))) {
            newest.forEach(candle -> found.put(candle.symbol(), candle));
        }
        return Collections.unmodifiableSortedMap(found);
    }

    /** The last candle of every symbol, by symbol; to be closed. */
    default Cursor<Candle> latestOfAll(Interval interval) {
        return newestPer(Candle.SYMBOL, Candle.OPENED_AT, Candle.TYPE.where(Candle.INTERVAL.eq(interval)));
    }
}
