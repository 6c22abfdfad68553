package org.tradingstore.core.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.tradingstore.spi.PortableNumbers;

/** When closes were known, and which are the last then, in the numbers of columns of the bars' time. */
sealed interface CloseTimes permits CloseTimes.OfDays, CloseTimes.OfCandles {
    /** The latest bar whose close may be known at {@code moment}. */
    long latest(Instant moment);

    /** Since when the close of a bar was known. */
    Instant knownAt(long time);

    /** Days, which are over when the next one begins. */
    record OfDays(ZoneId zone) implements CloseTimes {
        @Override
        public long latest(Instant moment) {
            return moment.atZone(zone).toLocalDate().toEpochDay() - 1;
        }

        @Override
        public Instant knownAt(long time) {
            return LocalDate.ofEpochDay(time + 1).atStartOfDay(zone).toInstant();
        }
    }

    /** Candles, which all last as long. */
    record OfCandles(long micros) implements CloseTimes {
        @Override
        public long latest(Instant moment) {
            // A fraction of a microsecond is cut, as on candles.
            return Math.floorDiv(moment.getNano(), 1_000)
                    + Math.multiplyExact(moment.getEpochSecond(), 1_000_000L)
                    - micros;
        }

        @Override
        public Instant knownAt(long time) {
            return PortableNumbers.instant(time + micros);
        }
    }
}
