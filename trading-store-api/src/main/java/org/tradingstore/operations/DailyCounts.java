package org.tradingstore.operations;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.repository.TimeBuckets;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.TimeRange;

/** Counts records by calendar day and severity. */
final class DailyCounts {
    private DailyCounts() {}

    /** By day, most severe first, those without a severity last. */
    static <R, S extends Enum<S>> List<DailyCount<S>> of(
            ReadRepository<R, ?> records,
            InstantField<R> moment,
            EnumField<R, S> severity,
            TimeRange period,
            ZoneId zone) {
        Measure<R, Long> count = Measure.count();
        Aggregation<R> daily = Aggregation.over(records.type().where(moment.within(period)))
                .groupBy(severity)
                .groupBy(TimeBuckets.calendar(moment, ChronoUnit.DAYS, period, zone))
                .measure(count);
        List<DailyCount<S>> counts = new ArrayList<>();
        for (Group<R> group : records.aggregate(daily)) {
            Instant start = group.bucket().orElseThrow();
            counts.add(new DailyCount<>(
                    start.atZone(zone).toLocalDate(),
                    group.key(severity).orElse(null),
                    group.value(count).orElseThrow()));
        }
        // Engines order severities by name.
        counts.sort(Comparator.comparing((DailyCount<S> each) -> each.day())
                .thenComparing(DailyCount::severity, Comparator.nullsLast(Comparator.reverseOrder())));
        return counts;
    }
}
