package org.tradingstore.core.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tradingstore.core.internal.ledger.LastCloses;
import org.tradingstore.history.Candle;
import org.tradingstore.history.CandleKey;
import org.tradingstore.history.CandleRepository;
import org.tradingstore.history.Closes;
import org.tradingstore.history.Interval;
import org.tradingstore.history.PriceDrawdowns;
import org.tradingstore.history.PriceSeries;
import org.tradingstore.history.Rolling;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.spi.PortableNumbers;

/** Candles of a store. */
final class CandleRecords extends FileRecords<Candle, CandleKey> implements CandleRepository {
    private final PriceAnalytics<Candle, Instant> analytics =
            new PriceAnalytics<>(this, Candle.SYMBOL, Candle.OPENED_AT);

    CandleRecords(BookScope scope) {
        super(Candle.TYPE, scope);
    }

    /** Looks their closes up. */
    LastCloses lastCloses(Closes.Candles closes) {
        return new CloseSearch<>(
                analytics,
                Candle.CLOSE,
                Candle.INTERVAL.eq(closes.interval()),
                new CloseTimes.OfCandles(PortableNumbers.micros(closes.length())));
    }

    @Override
    public PriceSeries rolling(
            String symbol, Interval interval, DoubleField<Candle> price, Rolling rolling, TimeRange period) {
        return analytics.rolling(symbol, price, rolling, all(interval, period));
    }

    @Override
    public void rolling(
            Collection<String> symbols,
            Interval interval,
            DoubleField<Candle> price,
            Rolling rolling,
            TimeRange period,
            BiConsumer<? super String, ? super PriceSeries> action) {
        analytics.rolling(price, rolling, of(symbols, interval, period), action);
    }

    @Override
    public void rollingOfAll(
            Interval interval,
            DoubleField<Candle> price,
            Rolling rolling,
            TimeRange period,
            BiConsumer<? super String, ? super PriceSeries> action) {
        analytics.rolling(price, rolling, all(interval, period), action);
    }

    @Override
    public Optional<PriceDrawdowns<Instant>> drawdowns(
            String symbol, Interval interval, DoubleField<Candle> price, TimeRange period) {
        return analytics.drawdowns(symbol, price, all(interval, period));
    }

    @Override
    public void drawdowns(
            Collection<String> symbols,
            Interval interval,
            DoubleField<Candle> price,
            TimeRange period,
            BiConsumer<? super String, ? super PriceDrawdowns<Instant>> action) {
        analytics.drawdowns(price, of(symbols, interval, period), action);
    }

    @Override
    public void drawdownsOfAll(
            Interval interval,
            DoubleField<Candle> price,
            TimeRange period,
            BiConsumer<? super String, ? super PriceDrawdowns<Instant>> action) {
        analytics.drawdowns(price, all(interval, period), action);
    }

    private static Condition<Candle> of(Collection<String> symbols, Interval interval, TimeRange period) {
        return Candle.SYMBOL.in(symbols).and(all(interval, period));
    }

    private static Condition<Candle> all(Interval interval, TimeRange period) {
        return Candle.INTERVAL.eq(interval).and(Candle.OPENED_AT.within(period));
    }
}
