package org.tradingstore.duckdb.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days that were asked for before: rows of many symbols have the same ones, and to make one takes as long as to read three prices. */
final class Days {
    /** 45 years. */
    private static final int KEPT = 1 << 14;

    private final @Nullable LocalDate[] days = new LocalDate[KEPT];
    private final int[] numbers = new int[KEPT];

    /** The day so many days after 1970-01-01. */
    LocalDate day(int number) {
        int place = number & (KEPT - 1);
        LocalDate known = days[place];
        if (known != null && numbers[place] == number) {
            return known;
        }
        LocalDate made = LocalDate.ofEpochDay(number);
        days[place] = made;
        numbers[place] = number;
        return made;
    }
}
