package org.tradingstore.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.files.FileRepository;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.LoadReport;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;

/** Candles of any interval. Those of one symbol and different intervals have nothing to do with each other. */
public interface CandleRepository extends FileRepository<Candle, CandleKey> {
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

    /** The candles of {@code symbol} opened in {@code period} (start inclusive, end exclusive), oldest first, as arrays without their source. */
    default PriceColumns columns(String symbol, Interval interval, TimeRange period) {
        List<OrderedField<Candle, ?>> fields =
                List.of(Candle.OPENED_AT, Candle.OPEN, Candle.HIGH, Candle.LOW, Candle.CLOSE, Candle.VOLUME);
        PriceColumnReader reader = new PriceColumnReader(fields);
        double[][] prices = reader.read(columns(
                Candle.TYPE.where(Candle.SYMBOL
                        .eq(symbol)
                        .and(Candle.INTERVAL.eq(interval))
                        .and(Candle.OPENED_AT.within(period))),
                fields));
        return PriceColumns.builder()
                .time(reader.time())
                .open(prices[0])
                .high(prices[1])
                .low(prices[2])
                .close(prices[3])
                .volume(prices[4])
                .build();
    }

    /**
     * Loads candles of {@code symbol} in one transaction; each has the source of the columns, or none.
     *
     * @throws InvalidRecordException if a price is not finite; nothing was written
     * @throws InvalidRequestException if the columns have an adjusted close, which a candle has not
     */
    default LoadReport load(String symbol, Interval interval, PriceColumns prices, OnConflict onConflict) {
        for (double adjusted : prices.adjustedClose()) {
            if (!Double.isNaN(adjusted)) {
                throw new InvalidRequestException(
                        "Cannot load candles: the columns have an adjusted close, which a candle has not");
            }
        }
        List<OrderedField<Candle, ?>> fields = new ArrayList<>(List.of(Candle.SYMBOL, Candle.INTERVAL));
        List<Object> constants = new ArrayList<>(List.of(symbol, interval.toString()));
        prices.source().ifPresent(source -> {
            fields.add(Candle.SOURCE);
            constants.add(source);
        });
        fields.addAll(List.of(Candle.OPENED_AT, Candle.OPEN, Candle.HIGH, Candle.LOW, Candle.CLOSE, Candle.VOLUME));
        PriceColumnChunks chunks = new PriceColumnChunks(
                prices,
                constants.toArray(),
                prices.open(),
                prices.high(),
                prices.low(),
                prices.close(),
                prices.volume());
        return loadColumns(fields, chunks.moments(), onConflict, LoadProgress.NONE);
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

    /**
     * The spans of a longer interval that touch {@code period}, each made of all candles of {@code symbol} that open in it, in order of
     * time; those without a candle are left out. Seconds, minutes and hours begin with each day of {@code zone}, and the last span of a
     * day ends with it; weeks begin on Monday.
     *
     * @throws InvalidRequestException if {@code to} is not made of whole intervals of {@code from}, or there are over 100,000 bars
     */
    default List<PriceBar> resample(String symbol, Interval from, Interval to, TimeRange period, ZoneId zone) {
        return Resampling.of(this, symbol, from, new IntervalSpans(to, zone)).list(period);
    }

    /**
     * As {@link #resample(String, Interval, Interval, TimeRange, ZoneId)}, handing over one bar at a time; parts of the period are read
     * one after the other.
     */
    default void resample(
            String symbol,
            Interval from,
            Interval to,
            TimeRange period,
            ZoneId zone,
            Consumer<? super PriceBar> action) {
        Resampling.of(this, symbol, from, new IntervalSpans(to, zone)).run(period, action);
    }

    /**
     * The first gaps between the first and the last candle of {@code symbol}, in order of time. A candle is expected at the start of each
     * session and at each whole interval behind it, and one that opens before the next is due counts for it.
     *
     * @throws InvalidRequestException if the interval is longer than a day, or the limit below 1
     */
    default List<CandleGap> gaps(String symbol, Interval interval, TradingCalendar calendar, int limit) {
        Condition<Candle> which = Candle.SYMBOL.eq(symbol).and(Candle.INTERVAL.eq(interval));
        Optional<Candle> first = first(Candle.TYPE.where(which).orderBy(Candle.OPENED_AT.asc()));
        Optional<Candle> last = latest(symbol, interval);
        if (first.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        TimeRange period = new TimeRange(first.get().openedAt(), last.get().openedAt());
        return gaps(symbol, interval, calendar, period, limit);
    }

    /** As {@link #gaps(String, Interval, TradingCalendar, int)}, of candles that are due in {@code period}. */
    default List<CandleGap> gaps(
            String symbol, Interval interval, TradingCalendar calendar, TimeRange period, int limit) {
        CandleGaps.requireWithinDay(interval);
        Condition<Candle> which =
                Candle.SYMBOL.eq(symbol).and(Candle.INTERVAL.eq(interval)).and(Candle.OPENED_AT.ge(period.start()));
        return CandleGaps.in(
                period, interval, calendar, columns(Candle.TYPE.where(which), List.of(Candle.OPENED_AT)), limit);
    }

    /**
     * What {@code rolling} comes to at each price of {@code symbol} in {@code period} (start inclusive, end exclusive) from the first full
     * window on, in the order of time; no price before the period counts. Bars without {@code price} are passed over, and for volatility
     * those whose price is not above zero; the next return spans them. Equal on every engine within 1e-12.
     *
     * @param price such as {@link Candle#CLOSE}
     */
    PriceSeries rolling(String symbol, Interval interval, DoubleField<Candle> price, Rolling rolling, TimeRange period);

    /**
     * As {@link #rolling(String, Interval, DoubleField, Rolling, TimeRange)}, of each of these symbols that has a bar in the period, by symbol.
     *
     * @throws InvalidRequestException if there are over 1,000 symbols
     */
    void rolling(
            Collection<String> symbols,
            Interval interval,
            DoubleField<Candle> price,
            Rolling rolling,
            TimeRange period,
            BiConsumer<? super String, ? super PriceSeries> action);

    /** As {@link #rolling(String, Interval, DoubleField, Rolling, TimeRange)}, of every symbol that has a bar in the period, by symbol. */
    void rollingOfAll(
            Interval interval,
            DoubleField<Candle> price,
            Rolling rolling,
            TimeRange period,
            BiConsumer<? super String, ? super PriceSeries> action);

    /**
     * How far {@code symbol} fell in {@code period} (start inclusive, end exclusive); empty where it has no {@code price} above zero in it. What
     * falls to zero or below has fallen by 1 or more.
     */
    Optional<PriceDrawdowns<Instant>> drawdowns(
            String symbol, Interval interval, DoubleField<Candle> price, TimeRange period);

    /**
     * As {@link #drawdowns(String, Interval, DoubleField, TimeRange)}, of each of these symbols that has such a price, by symbol.
     *
     * @throws InvalidRequestException if there are over 1,000 symbols
     */
    void drawdowns(
            Collection<String> symbols,
            Interval interval,
            DoubleField<Candle> price,
            TimeRange period,
            BiConsumer<? super String, ? super PriceDrawdowns<Instant>> action);

    /** As {@link #drawdowns(String, Interval, DoubleField, TimeRange)}, of every symbol that has such a price, by symbol. */
    void drawdownsOfAll(
            Interval interval,
            DoubleField<Candle> price,
            TimeRange period,
            BiConsumer<? super String, ? super PriceDrawdowns<Instant>> action);
}
