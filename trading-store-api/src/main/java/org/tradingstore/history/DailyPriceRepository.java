package org.tradingstore.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.LoadReport;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.OrderedField;
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

    /** The prices of {@code symbol} in {@code period} (start inclusive, end exclusive), oldest first, as arrays without their source. */
    default PriceColumns columns(String symbol, DateRange period) {
        List<OrderedField<DailyPrice, ?>> fields = List.of(
                DailyPrice.DATE,
                DailyPrice.OPEN,
                DailyPrice.HIGH,
                DailyPrice.LOW,
                DailyPrice.CLOSE,
                DailyPrice.ADJUSTED_CLOSE,
                DailyPrice.VOLUME);
        PriceColumnReader reader = new PriceColumnReader(fields);
        double[][] prices = reader.read(columns(
                DailyPrice.TYPE.where(DailyPrice.SYMBOL.eq(symbol).and(DailyPrice.DATE.within(period))), fields));
        return PriceColumns.builder()
                .time(reader.time())
                .open(prices[0])
                .high(prices[1])
                .low(prices[2])
                .close(prices[3])
                .adjustedClose(prices[4])
                .volume(prices[5])
                .build();
    }

    /**
     * Loads prices of {@code symbol} in one transaction; each has the source of the columns, or none.
     *
     * @throws InvalidRecordException if a price is not finite, or a time not the start of a day in UTC; nothing was written
     */
    default LoadReport load(String symbol, PriceColumns prices, OnConflict onConflict) {
        List<OrderedField<DailyPrice, ?>> fields = new ArrayList<>(List.of(DailyPrice.SYMBOL));
        List<Object> constants = new ArrayList<>(List.of(symbol));
        prices.source().ifPresent(source -> {
            fields.add(DailyPrice.SOURCE);
            constants.add(source);
        });
        fields.addAll(List.of(
                DailyPrice.DATE,
                DailyPrice.OPEN,
                DailyPrice.HIGH,
                DailyPrice.LOW,
                DailyPrice.CLOSE,
                DailyPrice.ADJUSTED_CLOSE,
                DailyPrice.VOLUME));
        PriceColumnChunks chunks = new PriceColumnChunks(
                prices,
                constants.toArray(),
                prices.open(),
                prices.high(),
                prices.low(),
                prices.close(),
                prices.adjustedClose(),
                prices.volume());
        return loadColumns(fields, chunks.days(), onConflict, LoadProgress.NONE);
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
