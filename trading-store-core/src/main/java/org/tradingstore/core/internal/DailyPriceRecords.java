package org.tradingstore.core.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tradingstore.core.internal.ledger.LastCloses;
import org.tradingstore.history.Closes;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.DailyPriceKey;
import org.tradingstore.history.DailyPriceRepository;
import org.tradingstore.history.PriceDrawdowns;
import org.tradingstore.history.PriceSeries;
import org.tradingstore.history.Rolling;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.DoubleField;

/** Daily prices of a store. */
final class DailyPriceRecords extends FileRecords<DailyPrice, DailyPriceKey> implements DailyPriceRepository {
    private final PriceAnalytics<DailyPrice, LocalDate> analytics =
            new PriceAnalytics<>(this, DailyPrice.SYMBOL, DailyPrice.DATE);

    DailyPriceRecords(BookScope scope) {
        super(DailyPrice.TYPE, scope);
    }

    /** Looks their closes up. */
    LastCloses lastCloses(Closes.Days closes) {
        return new CloseSearch<>(analytics, DailyPrice.CLOSE, Condition.always(), new CloseTimes.OfDays(closes.zone()));
    }

    @Override
    public PriceSeries rolling(String symbol, DoubleField<DailyPrice> price, Rolling rolling, DateRange period) {
        return analytics.rolling(symbol, price, rolling, DailyPrice.DATE.within(period));
    }

    @Override
    public void rolling(
            Collection<String> symbols,
            DoubleField<DailyPrice> price,
            Rolling rolling,
            DateRange period,
            BiConsumer<? super String, ? super PriceSeries> action) {
        analytics.rolling(price, rolling, of(symbols, period), action);
    }

    @Override
    public void rollingOfAll(
            DoubleField<DailyPrice> price,
            Rolling rolling,
            DateRange period,
            BiConsumer<? super String, ? super PriceSeries> action) {
        analytics.rolling(price, rolling, DailyPrice.DATE.within(period), action);
    }

    @Override
    public Optional<PriceDrawdowns<LocalDate>> drawdowns(
            String symbol, DoubleField<DailyPrice> price, DateRange period) {
        return analytics.drawdowns(symbol, price, DailyPrice.DATE.within(period));
    }

    @Override
    public void drawdowns(
            Collection<String> symbols,
            DoubleField<DailyPrice> price,
            DateRange period,
            BiConsumer<? super String, ? super PriceDrawdowns<LocalDate>> action) {
        analytics.drawdowns(price, of(symbols, period), action);
    }

    @Override
    public void drawdownsOfAll(
            DoubleField<DailyPrice> price,
            DateRange period,
            BiConsumer<? super String, ? super PriceDrawdowns<LocalDate>> action) {
        analytics.drawdowns(price, DailyPrice.DATE.within(period), action);
    }

    private static Condition<DailyPrice> of(Collection<String> symbols, DateRange period) {
        return DailyPrice.SYMBOL.in(symbols).and(DailyPrice.DATE.within(period));
    }
}
