package org.tradingstore.history;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.TimeRange;

/**
 * On which days, and when, a market trades. Applications that know half days or other particulars of an exchange write one of their own.
 * <em>Thread-safe.</em>
 */
public interface TradingCalendar {
    /** Whether there is trading on {@code day}. */
    boolean tradesOn(LocalDate day);

    /** When there is trading that counts for {@code day}, in order of time; empty where it is no trading day. */
    List<TimeRange> sessions(LocalDate day);

    /** The zone whose days are meant. */
    ZoneId zone();

    /** A market that never closes; its days are those of UTC. */
    static TradingCalendar everyDay() {
        return new RegularCalendar(false, Set.of(), Optional.empty(), ZoneOffset.UTC);
    }

    /** From Monday to Friday without these days; sessions are whole days of UTC. */
    static TradingCalendar weekdays(Set<LocalDate> holidays) {
        return new RegularCalendar(true, holidays, Optional.empty(), ZoneOffset.UTC);
    }

    /**
     * From Monday to Friday without these days, every day for the same hours.
     *
     * @param closes the last moment of trading, exclusive
     * @throws InvalidRequestException if it does not close after it opens
     */
    static TradingCalendar weekdays(Set<LocalDate> holidays, LocalTime opens, LocalTime closes, ZoneId zone) {
        return new RegularCalendar(true, holidays, Optional.of(new RegularCalendar.Hours(opens, closes)), zone);
    }
}
