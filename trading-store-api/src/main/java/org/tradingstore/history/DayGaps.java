package org.tradingstore.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.DateRange;

/** Goes along the days of a calendar and notes those that are missing. <em>Not thread-safe: one search.</em> */
final class DayGaps {
    private final TradingCalendar calendar;
    private final List<PriceGap> gaps = new ArrayList<>();
    private @Nullable LocalDate next;
    private @Nullable LocalDate first;
    private LocalDate last = LocalDate.MIN;
    private long days;

    /** A search from {@code start} on, or from the first day that is there where that is null. */
    DayGaps(TradingCalendar calendar, @Nullable LocalDate start) {
        this.calendar = calendar;
        this.next = start;
    }

    /** The gaps before, between and behind the days of a cursor, which it closes. */
    static List<PriceGap> in(DateRange period, TradingCalendar calendar, ColumnCursor dates) {
        DayGaps search = new DayGaps(calendar, period.start());
        search.read(dates);
        search.missing(period.end());
        return search.result();
    }

    /** The gaps between the days of a cursor, which it closes. */
    static List<PriceGap> between(TradingCalendar calendar, ColumnCursor dates) {
        DayGaps search = new DayGaps(calendar, null);
        search.read(dates);
        return search.result();
    }

    private void read(ColumnCursor dates) {
        try (dates) {
            for (Columns chunk = dates.next(); chunk != null; chunk = dates.next()) {
                for (int i = 0; i < chunk.size(); i++) {
                    present(LocalDate.ofEpochDay(chunk.longs(0)[i]));
                }
            }
        }
    }

    private void present(LocalDate day) {
        missing(day);
        next = day.plusDays(1);
        // A price on a day without trading fills no gap, and so does not divide one.
        if (calendar.tradesOn(day)) {
            endRun();
        }
    }

    private void missing(LocalDate end) {
        LocalDate day = next;
        for (; day != null && day.isBefore(end); day = day.plusDays(1)) {
            if (calendar.tradesOn(day)) {
                first = first == null ? day : first;
                last = day;
                days++;
            }
        }
    }

    private void endRun() {
        if (first != null) {
            gaps.add(new PriceGap(first, last, days));
            first = null;
            days = 0;
        }
    }

    private List<PriceGap> result() {
        endRun();
        return List.copyOf(gaps);
    }
}
