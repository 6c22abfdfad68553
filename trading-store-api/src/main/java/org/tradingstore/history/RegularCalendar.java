package org.tradingstore.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.TimeRange;

/** A market that trades at the same hours every day, or every weekday. <em>Immutable.</em> */
record RegularCalendar(boolean weekdaysOnly, Set<LocalDate> holidays, Optional<Hours> hours, ZoneId zone)
        implements TradingCalendar {
    RegularCalendar {
        holidays = Set.copyOf(holidays);
    }

    /** Times of day at the zone of the market. */
    record Hours(LocalTime opens, LocalTime closes) {
        Hours {
            if (!closes.isAfter(opens)) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot make a calendar: it does not close after it opens", "opens", opens, "closes", closes));
            }
        }
    }

    @Override
    public boolean tradesOn(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !(weekdaysOnly && weekend) && !holidays.contains(day);
    }

    @Override
    public List<TimeRange> sessions(LocalDate day) {
        if (!tradesOn(day)) {
            return List.of();
        }
        return List.of(hours.map(times -> new TimeRange(
                        day.atTime(times.opens()).atZone(zone).toInstant(),
                        day.atTime(times.closes()).atZone(zone).toInstant()))
                .orElseGet(() -> TimeRange.day(day, zone)));
    }
}
