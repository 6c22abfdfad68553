package org.tradingstore.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Where the spans of an interval begin in a zone. Spans of seconds, minutes and hours begin with each day of the zone and run through it
 * by elapsed time; the last of a day ends with it, so on a day of 23 hours a span of four ends early. Days count from 1970-01-01, weeks
 * from its Monday, months from January. <em>Immutable.</em>
 */
record IntervalSpans(Interval interval, ZoneId zone) {
    /** A Monday. */
    private static final LocalDate FIRST_MONDAY = LocalDate.of(1970, 1, 5);

    private static final int MONTHS_PER_YEAR = 12;
    private static final int DAYS_PER_WEEK = 7;

    /** The start of the span that {@code moment} falls into. */
    Instant start(Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        Instant midnight = midnight(day);
        return interval.length()
                .map(length -> midnight.plus(
                        length.multipliedBy(Duration.between(midnight, moment).dividedBy(length))))
                .orElseGet(() -> midnight(first(day)));
    }

    /** The start of the span behind the one that begins at {@code start}. */
    Instant next(Instant start) {
        LocalDate day = start.atZone(zone).toLocalDate();
        return interval.length()
                .map(length -> earlier(start.plus(length), after(day.plusDays(1), start)))
                .orElseGet(() -> after(first(day).plus(interval.count(), unit()), start));
    }

    private static Instant earlier(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }

    /** The first moment of {@code day}, or of the next that the zone did not skip. */
    private Instant after(LocalDate day, Instant start) {
        LocalDate next = day;
        while (!midnight(next).isAfter(start)) {
            next = next.plusDays(1);
        }
        return midnight(next);
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private ChronoUnit unit() {
        return switch (interval.unit()) {
            case WEEK -> ChronoUnit.WEEKS;
            case MONTH -> ChronoUnit.MONTHS;
            default -> ChronoUnit.DAYS;
        };
    }

    private LocalDate first(LocalDate day) {
        int count = interval.count();
        return switch (interval.unit()) {
            case WEEK -> {
                long days = (long) count * DAYS_PER_WEEK;
                long since = ChronoUnit.DAYS.between(FIRST_MONDAY, day);
                yield FIRST_MONDAY.plusDays(Math.floorDiv(since, days) * days);
            }
            case MONTH -> {
                long months = (long) day.getYear() * MONTHS_PER_YEAR + day.getMonthValue() - 1;
                yield YearMonth.of(0, 1)
                        .plusMonths(Math.floorDiv(months, (long) count) * count)
                        .atDay(1);
            }
            default -> LocalDate.ofEpochDay(Math.floorDiv(day.toEpochDay(), (long) count) * count);
        };
    }
}
