package org.tradingstore.duckdb.internal;

import java.time.LocalDateTime;
import java.util.List;
import org.tradingstore.core.internal.files.ZoneTimes;
import org.tradingstore.core.internal.files.ZoneTimes.Span;

/** Local times of a zone as moments in UTC, by the rules of java.time, which are written into the statement. */
final class ZoneSql {
    private ZoneSql() {}

    /** The moment of a local time in a column; null where that is not certain. */
    static String utc(String local, ZoneTimes times) {
        return "make_timestamp(epoch_us(" + local + ") - " + offset(local, times.spans()) + ")";
    }

    /** Microseconds that the clocks were ahead: found by halves, as there are hundreds of changes of clocks. */
    private static String offset(String local, List<Span> spans) {
        if (spans.size() == 1) {
            Integer seconds = spans.get(0).offsetSeconds();
            return seconds == null ? "NULL" : seconds + "000000";
        }
        int half = spans.size() / 2;
        LocalDateTime until = spans.get(half - 1).until();
        return "CASE WHEN " + local + " < TIMESTAMP '" + String.valueOf(until).replace('T', ' ') + "' THEN "
                + offset(local, spans.subList(0, half)) + " ELSE " + offset(local, spans.subList(half, spans.size()))
                + " END";
    }
}
