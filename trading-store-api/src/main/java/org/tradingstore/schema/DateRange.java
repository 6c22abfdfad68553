package org.tradingstore.schema;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/** A period of days, its start inclusive, its end exclusive. <em>Immutable.</em> */
public record DateRange(LocalDate start, LocalDate end) {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate AFTER_LAST = LocalDate.of(10_000, 1, 1);

    /** Throws {@link InvalidRequestException} if the end is before the start. */
    public DateRange {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        if (end.isBefore(start)) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot make a period: it ends before it starts", "start", start, "end", end));
        }
    }

    /** All days that the store can hold. */
    public static DateRange all() {
        return new DateRange(FIRST, AFTER_LAST);
    }

    /** From {@code start}, inclusive, on. */
    public static DateRange since(LocalDate start) {
        return new DateRange(start, AFTER_LAST);
    }

    /** Every day before {@code end}, exclusive. */
    public static DateRange before(LocalDate end) {
        return new DateRange(FIRST, end);
    }

    /** The days of a month. */
    public static DateRange month(YearMonth month) {
        return new DateRange(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** The days of a year. */
    public static DateRange year(int year) {
        return new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }
}
