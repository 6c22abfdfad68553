package org.tradingstore.schema;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/**
 * A period of time, its start inclusive, its end exclusive. Calendar periods need the zone whose calendar is meant.
 * <em>Immutable.</em>
 */
public record TimeRange(Instant start, Instant end) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    /** Throws {@link InvalidRequestException} if the end is before the start. */
    public TimeRange {
        start = Canonical.instant(start);
        end = Canonical.instant(end);
        if (end.isBefore(start)) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot make a period: it ends before it starts", "start", start, "end", end));
        }
    }

    /** All moments that the store can hold. */
    public static TimeRange all() {
        return new TimeRange(FIRST, AFTER_LAST);
    }

    /** From {@code start}, inclusive, on. */
    public static TimeRange since(Instant start) {
        return new TimeRange(start, AFTER_LAST);
    }

    /** Everything before {@code end}, exclusive. */
    public static TimeRange before(Instant end) {
        return new TimeRange(FIRST, end);
    }

    /** From the first moment of one day in {@code zone} to the first of the next. */
    public static TimeRange day(LocalDate day, ZoneId zone) {
        return days(day, day.plusDays(1), zone);
    }

    /** From the first moment of a month in {@code zone} to the first of the next. */
    public static TimeRange month(YearMonth month, ZoneId zone) {
        return days(month.atDay(1), month.plusMonths(1).atDay(1), zone);
    }

    /** From the first moment of a year in {@code zone} to the first of the next. */
    public static TimeRange year(int year, ZoneId zone) {
        return days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), zone);
    }

    private static TimeRange days(LocalDate first, LocalDate afterLast, ZoneId zone) {
        return new TimeRange(
                first.atStartOfDay(zone).toInstant(),
                afterLast.atStartOfDay(zone).toInstant());
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }
}
