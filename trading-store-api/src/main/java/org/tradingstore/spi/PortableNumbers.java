package org.tradingstore.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.tradingstore.schema.Kind;

/** Moments, months and spans as whole numbers, the same on every engine. */
public final class PortableNumbers {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int MONTHS_PER_YEAR = 12;

    private PortableNumbers() {}

    /** A portable value of a kind that is kept as a number in columns, as that number. */
    public static long number(Object portable) {
        if (portable instanceof Long whole) {
            return whole;
        }
        if (portable instanceof Instant instant) {
            return micros(instant);
        }
        if (portable instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (portable instanceof YearMonth month) {
            return months(month);
        }
        return micros((Duration) portable);
    }

    /** The portable value of a number in a column of {@code kind}. */
    public static Object portable(Kind kind, long number) {
        return switch (kind) {
            case INSTANT -> instant(number);
            case DATE -> LocalDate.ofEpochDay(number);
            case MONTH -> month(number);
            case DURATION -> duration(number);
            default -> number;
        };
    }

    /** Microseconds since 1970-01-01T00:00Z. */
    public static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }

    /** The moment so many microseconds after 1970-01-01T00:00Z. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    /** Microseconds of a span. @throws ArithmeticException if they do not fit in 64 bits */
    public static long micros(Duration duration) {
        // Seconds are rounded down: those of the longest negative spans overflow unless they are rounded towards zero.
        boolean negative = duration.isNegative() && duration.getNano() > 0;
        long seconds = negative ? duration.getSeconds() + 1 : duration.getSeconds();
        long micros = duration.getNano() / NANOS_PER_MICRO - (negative ? MICROS_PER_SECOND : 0);
        return Math.addExact(Math.multiplyExact(seconds, MICROS_PER_SECOND), micros);
    }

    /** The span of so many microseconds. */
    public static Duration duration(long micros) {
        return Duration.ofSeconds(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    /** Months since January of year 0. */
    public static long months(YearMonth month) {
        return (long) month.getYear() * MONTHS_PER_YEAR + month.getMonthValue() - 1;
    }

    /** The month so many months after January of year 0. */
    public static YearMonth month(long months) {
        return YearMonth.of(
                Math.toIntExact(Math.floorDiv(months, (long) MONTHS_PER_YEAR)),
                Math.floorMod(months, MONTHS_PER_YEAR) + 1);
    }
}
