package org.tradingstore.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.ColumnCursor;
import org.tradingstore.repository.Columns;
import org.tradingstore.schema.TimeRange;

/** Goes along the sessions of a calendar and notes the candles that are missing. <em>Not thread-safe: one search.</em> */
final class CandleGaps {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final ColumnCursor moments;
    private final int limit;
    private final List<CandleGap> gaps = new ArrayList<>();
    private @Nullable Columns chunk;
    private int place;
    private @Nullable Instant first;
    private Instant last = Instant.MIN;
    private long candles;

    private CandleGaps(ColumnCursor moments, int limit) {
        this.moments = moments;
        this.limit = limit;
        this.chunk = moments.next();
    }

    /** Refuses an interval that has no place within sessions. */
    static void requireWithinDay(Interval interval) {
        if (interval.length().isEmpty() && !interval.equals(Interval.ONE_DAY)) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot look for gaps: the interval is longer than a session", "interval", interval));
        }
    }

    /** The first gaps of candles that begin in {@code period}; closes the cursor. */
    static List<CandleGap> in(
            TimeRange period, Interval interval, TradingCalendar calendar, ColumnCursor moments, int limit) {
        try (moments) {
            if (limit < 1) {
                throw new InvalidRequestException(
                        ErrorText.of("Cannot list gaps: the limit is below 1", "limit", limit));
            }
            CandleGaps search = new CandleGaps(moments, limit);
            // A session may begin on the evening before its day.
            LocalDate day = period.start().atZone(calendar.zone()).toLocalDate().minusDays(1);
            LocalDate end = period.end().atZone(calendar.zone()).toLocalDate().plusDays(2);
            for (; day.isBefore(end) && search.gaps.size() < limit; day = day.plusDays(1)) {
                for (TimeRange session : calendar.sessions(day)) {
                    search.go(session, period, interval);
                }
            }
            search.endRun();
            return List.copyOf(search.gaps);
        }
    }

    private void go(TimeRange session, TimeRange period, Interval interval) {
        Duration length = interval.length().orElse(Duration.between(session.start(), session.end()));
        Instant start = session.start();
        while (start.isBefore(session.end()) && start.isBefore(period.end())) {
            Instant full = start.plus(length);
            Instant end = full.isBefore(session.end()) ? full : session.end();
            if (!start.isBefore(period.start())) {
                if (present(start, end)) {
                    endRun();
                } else {
                    first = first == null ? start : first;
                    last = end;
                    candles++;
                }
            }
            start = end;
        }
    }

    /** Whether a candle begins from {@code start}, inclusive, to {@code end}, exclusive. */
    private boolean present(Instant start, Instant end) {
        Instant moment = moment();
        while (moment != null && moment.isBefore(start)) {
            place++;
            moment = moment();
        }
        return moment != null && moment.isBefore(end);
    }

    private @Nullable Instant moment() {
        Columns current = chunk;
        if (current != null && place == current.size()) {
            current = moments.next();
            chunk = current;
            place = 0;
        }
        if (current == null) {
            return null;
        }
        long micros = current.longs(0)[place];
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                Math.floorMod(micros, MICROS_PER_SECOND) * (long) NANOS_PER_MICRO);
    }

    private void endRun() {
        if (first != null && gaps.size() < limit) {
            gaps.add(new CandleGap(new TimeRange(first, last), candles));
        }
        first = null;
        candles = 0;
    }
}
