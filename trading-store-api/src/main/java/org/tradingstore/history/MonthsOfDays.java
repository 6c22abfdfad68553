package org.tradingstore.history;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.TimeRange;

/** Makes monthly prices of daily ones. */
final class MonthsOfDays {
    /** What computed prices name as their source. */
    private static final String SOURCE = "computed";

    private MonthsOfDays() {}

    static List<MonthlyPrice> of(DailyPriceRepository prices, String symbol, TimeRange period) {
        Measure<DailyPrice, Double> close = Measure.average(DailyPrice.CLOSE);
        Measure<DailyPrice, Double> adjustedClose = Measure.average(DailyPrice.ADJUSTED_CLOSE);
        Measure<DailyPrice, Double> low = Measure.min(DailyPrice.LOW);
        Measure<DailyPrice, Double> high = Measure.max(DailyPrice.HIGH);
        List<MonthlyPrice> months = new ArrayList<>();
        SpanReader<DailyPrice> spans = new SpanReader<>(
                prices,
                DailyPrice.SYMBOL.eq(symbol),
                TimeAxis.days(DailyPrice.DATE),
                new IntervalSpans(Interval.ONE_MONTH, ZoneOffset.UTC));
        spans.forEach(
                period,
                (span, group) -> months.add(MonthlyPrice.of(symbol, YearMonth.from(TimeAxis.day(span.start())))
                        .averageClose(value(group, close))
                        .averageAdjustedClose(group.value(adjustedClose).orElse(null))
                        .low(value(group, low))
                        .high(value(group, high))
                        .source(SOURCE)
                        .build()),
                close,
                adjustedClose,
                low,
                high);
        return List.copyOf(months);
    }

    private static double value(Group<DailyPrice> group, Measure<DailyPrice, Double> measure) {
        return group.value(measure).orElseThrow();
    }
}
