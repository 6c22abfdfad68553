package org.tradingstore.history;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.TimeRange;

/** Makes bars of longer spans of one kind of record: first open, highest high, lowest low, last close, sum of volumes. */
final class Resampling<R> {
    private static final int LONGEST_LIST = 100_000;

    private final SpanReader<R> spans;
    private final Measure<R, Long> count = Measure.count();
    private final Measure<R, Long> volumes;
    private final Measure<R, Double> open;
    private final Measure<R, Double> high;
    private final Measure<R, Double> low;
    private final Measure<R, Double> close;
    private final Measure<R, Double> volume;
    private final @Nullable Measure<R, Double> adjustedClose;

    /** The components of a bar. */
    record Fields<R>(
            OrderedField<R, ?> time,
            DoubleField<R> open,
            DoubleField<R> high,
            DoubleField<R> low,
            DoubleField<R> close,
            Optional<DoubleField<R>> adjustedClose,
            DoubleField<R> volume) {}

    private static final Fields<DailyPrice> DAYS = new Fields<>(
            DailyPrice.DATE,
            DailyPrice.OPEN,
            DailyPrice.HIGH,
            DailyPrice.LOW,
            DailyPrice.CLOSE,
            Optional.of(DailyPrice.ADJUSTED_CLOSE),
            DailyPrice.VOLUME);

    private static final Fields<Candle> CANDLES = new Fields<>(
            Candle.OPENED_AT, Candle.OPEN, Candle.HIGH, Candle.LOW, Candle.CLOSE, Optional.empty(), Candle.VOLUME);

    /** Of daily prices. */
    static Resampling<DailyPrice> of(DailyPriceRepository prices, String symbol, Interval to) {
        requireNested(Interval.ONE_DAY, to);
        return new Resampling<>(
                new SpanReader<>(
                        prices,
                        DailyPrice.SYMBOL.eq(symbol),
                        TimeAxis.days(DailyPrice.DATE),
                        new IntervalSpans(to, ZoneOffset.UTC)),
                DAYS);
    }

    /** Of candles. */
    static Resampling<Candle> of(CandleRepository candles, String symbol, Interval from, IntervalSpans to) {
        requireNested(from, to.interval());
        return new Resampling<>(
                new SpanReader<>(
                        candles,
                        Candle.SYMBOL.eq(symbol).and(Candle.INTERVAL.eq(from)),
                        TimeAxis.moments(Candle.OPENED_AT),
                        to),
                CANDLES);
    }

    private Resampling(SpanReader<R> spans, Fields<R> fields) {
        this.spans = spans;
        this.open = Measure.first(fields.open(), fields.time());
        this.high = Measure.max(fields.high());
        this.low = Measure.min(fields.low());
        this.close = Measure.last(fields.close(), fields.time());
        this.volume = Measure.sum(fields.volume());
        this.volumes = Measure.count(fields.volume());
        this.adjustedClose = fields.adjustedClose()
                .map(field -> Measure.last(field, fields.time()))
                .orElse(null);
    }

    private static void requireNested(Interval from, Interval to) {
        if (!from.nestsIn(to)) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot resample: the longer interval is not made of whole ones of the shorter",
                    "from",
                    from,
                    "to",
                    to));
        }
    }

    /** Hands over the bars of all spans that touch {@code period}. */
    void run(TimeRange period, Consumer<? super PriceBar> action) {
        if (adjustedClose == null) {
            spans.forEach(
                    period,
                    (span, group) -> action.accept(bar(span, group)),
                    count,
                    volumes,
                    open,
                    high,
                    low,
                    close,
                    volume);
        } else {
            spans.forEach(
                    period,
                    (span, group) -> action.accept(bar(span, group)),
                    count,
                    volumes,
                    open,
                    high,
                    low,
                    close,
                    volume,
                    adjustedClose);
        }
    }

    /** The same as a list. */
    List<PriceBar> list(TimeRange period) {
        List<PriceBar> bars = new ArrayList<>();
        run(period, bar -> {
            if (bars.size() == LONGEST_LIST) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot list so many bars: have them handed over one at a time", "at_most", LONGEST_LIST));
            }
            bars.add(bar);
        });
        return List.copyOf(bars);
    }

    private PriceBar bar(TimeRange span, Group<R> group) {
        long bars = group.value(count).orElseThrow();
        return new PriceBar(
                span.start(),
                span.end(),
                group.value(open).orElseThrow(),
                group.value(high).orElseThrow(),
                group.value(low).orElseThrow(),
                group.value(close).orElseThrow(),
                adjustedClose == null ? null : group.value(adjustedClose).orElse(null),
                group.value(volume).orElse(null),
                bars,
                bars - group.value(volumes).orElseThrow());
    }
}
