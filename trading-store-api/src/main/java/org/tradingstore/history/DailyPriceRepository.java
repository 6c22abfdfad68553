package org.tradingstore.history;

import java.time.LocalDate;
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
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PortableOrder;

/** Prices by day. */
public interface DailyPriceRepository extends FileRepository<DailyPrice, DailyPriceKey> {
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

    /**
     * The weeks (from Monday), months, quarters or other spans of days of {@code symbol} that touch {@code period}, each made of all of
     * its days, in order of time; those without a price are left out.
     *
     * @param to such as {@link Interval#ONE_WEEK}
     * @throws InvalidRequestException if it is a day or less, or there are over 100,000 bars
     */
    default List<PriceBar> resample(String symbol, Interval to, DateRange period) {
        return Resampling.of(this, symbol, to).list(TimeAxis.range(period));
    }

    /** As {@link #resample(String, Interval, DateRange)}, handing over one bar at a time; parts of the period are read one after the other. */
    default void resample(String symbol, Interval to, DateRange period, Consumer<? super PriceBar> action) {
        Resampling.of(this, symbol, to).run(TimeAxis.range(period), action);
    }

    /**
     * The months of {@code symbol} that touch {@code period}, computed from all of their days: averages of the closes and of the adjusted
     * closes that there are, lowest low and highest high. Months without a price are left out. Nothing is written.
     */
    default List<MonthlyPrice> months(String symbol, DateRange period) {
        return MonthsOfDays.of(this, symbol, TimeAxis.range(period));
    }

    /** The trading days without a price between the first and the last price of {@code symbol}, in order of time. */
    default List<PriceGap> gaps(String symbol, TradingCalendar calendar) {
        return DayGaps.between(
                calendar, columns(DailyPrice.TYPE.where(DailyPrice.SYMBOL.eq(symbol)), List.of(DailyPrice.DATE)));
    }

    /** The trading days of {@code period} on which {@code symbol} has no price, in order of time. */
    default List<PriceGap> gaps(String symbol, TradingCalendar calendar, DateRange period) {
        return DayGaps.in(
                period,
                calendar,
                columns(
                        DailyPrice.TYPE.where(DailyPrice.SYMBOL.eq(symbol).and(DailyPrice.DATE.within(period))),
                        List.of(DailyPrice.DATE)));
    }

    /**
     * What {@code rolling} comes to at each price of {@code symbol} in {@code period} (start inclusive, end exclusive) from the first full
     * window on, in the order of time; no price before the period counts. Bars without {@code price} are passed over, and for volatility
     * those whose price is not above zero; the next return spans them. Equal on every engine within 1e-12.
     *
     * @param price such as {@link DailyPrice#CLOSE}
     */
    PriceSeries rolling(String symbol, DoubleField<DailyPrice> price, Rolling rolling, DateRange period);

    /**
     * As {@link #rolling(String, DoubleField, Rolling, DateRange)}, of each of these symbols that has a bar in the period, by symbol.
     *
     * @throws InvalidRequestException if there are over 1,000 symbols
     */
    void rolling(
            Collection<String> symbols,
            DoubleField<DailyPrice> price,
            Rolling rolling,
            DateRange period,
            BiConsumer<? super String, ? super PriceSeries> action);

    /** As {@link #rolling(String, DoubleField, Rolling, DateRange)}, of every symbol that has a bar in the period, by symbol. */
    void rollingOfAll(
            DoubleField<DailyPrice> price,
            Rolling rolling,
            DateRange period,
            BiConsumer<? super String, ? super PriceSeries> action);

    /**
     * How far {@code symbol} fell in {@code period} (start inclusive, end exclusive); empty where it has no {@code price} above zero in it. What
     * falls to zero or below has fallen by 1 or more.
     */
    Optional<PriceDrawdowns<LocalDate>> drawdowns(String symbol, DoubleField<DailyPrice> price, DateRange period);

    /**
     * As {@link #drawdowns(String, DoubleField, DateRange)}, of each of these symbols that has such a price, by symbol.
     *
     * @throws InvalidRequestException if there are over 1,000 symbols
     */
    void drawdowns(
            Collection<String> symbols,
            DoubleField<DailyPrice> price,
            DateRange period,
            BiConsumer<? super String, ? super PriceDrawdowns<LocalDate>> action);

    /** As {@link #drawdowns(String, DoubleField, DateRange)}, of every symbol that has such a price, by symbol. */
    void drawdownsOfAll(
            DoubleField<DailyPrice> price,
            DateRange period,
            BiConsumer<? super String, ? super PriceDrawdowns<LocalDate>> action);
}
