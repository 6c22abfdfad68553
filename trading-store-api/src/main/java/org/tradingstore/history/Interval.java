package org.tradingstore.history;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.CodedField;

/**
 * How long a candle lasts, as {@code 1m}, {@code 4h} or {@code 1d}: a count from 1 to 1,000 and one of the units {@code s}, {@code m},
 * {@code h}, {@code d}, {@code w} and {@code mo}. Seconds that make whole minutes are minutes, and minutes that make whole hours are
 * hours, so that each interval has one text; 24 hours are not a day, whose length is a calendar's. <em>Immutable.</em>
 */
public record Interval(int count, Unit unit) {
    /** What an interval counts. */
    public enum Unit {
        SECOND("s"),
        MINUTE("m"),
        HOUR("h"),
        DAY("d"),
        WEEK("w"),
        MONTH("mo");

        private final String text;

        Unit(String text) {
            this.text = text;
        }
    }

    public static final Interval ONE_MINUTE = new Interval(1, Unit.MINUTE);
    public static final Interval FIVE_MINUTES = new Interval(5, Unit.MINUTE);
    public static final Interval FIFTEEN_MINUTES = new Interval(15, Unit.MINUTE);
    public static final Interval ONE_HOUR = new Interval(1, Unit.HOUR);
    public static final Interval FOUR_HOURS = new Interval(4, Unit.HOUR);
    public static final Interval ONE_DAY = new Interval(1, Unit.DAY);
    public static final Interval ONE_WEEK = new Interval(1, Unit.WEEK);
    public static final Interval ONE_MONTH = new Interval(1, Unit.MONTH);

    /** Three months, from January, April, July or October on. */
    public static final Interval ONE_QUARTER = new Interval(3, Unit.MONTH);

    /** Twelve months, from January on. */
    public static final Interval ONE_YEAR = new Interval(12, Unit.MONTH);

    /** How it is kept. */
    static final CodedField.Coding<Interval> CODING =
            new CodedField.Coding<>(Interval.class, Interval::toString, Interval::of);

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,3})(s|mo|m|h|d|w)");
    private static final int LARGEST_COUNT = 1_000;
    private static final int SIXTY = 60;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int DAYS_PER_WEEK = 7;

    /** Throws {@link InvalidRequestException} if the count is out of range. */
    public Interval {
        Objects.requireNonNull(unit, "unit");
        if (count < 1 || count > LARGEST_COUNT) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot make an interval: its count is out of range",
                    "count",
                    count,
                    "at_least",
                    1,
                    "at_most",
                    LARGEST_COUNT));
        }
        if (unit == Unit.SECOND && count % SIXTY == 0) {
            count /= SIXTY;
            unit = Unit.MINUTE;
        }
        if (unit == Unit.MINUTE && count % SIXTY == 0) {
            count /= SIXTY;
            unit = Unit.HOUR;
        }
    }

    /** The interval of a text such as {@code 15m}. @throws InvalidRequestException if it is none */
    public static Interval of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot make an interval: the text is not a number and one of s, m, h, d, w, mo", "text", text));
        }
        for (Unit unit : Unit.values()) {
            if (unit.text.equals(matcher.group(2))) {
                return new Interval(Integer.parseInt(matcher.group(1)), unit);
            }
        }
        throw new IllegalStateException("A unit of the pattern is not one of the constants");
    }

    /** Its length where that is the same everywhere: of seconds, minutes and hours; empty for days and more. */
    public Optional<Duration> length() {
        return switch (unit) {
            case SECOND -> Optional.of(Duration.ofSeconds(count));
            case MINUTE -> Optional.of(Duration.ofMinutes(count));
            case HOUR -> Optional.of(Duration.ofHours(count));
            case DAY, WEEK, MONTH -> Optional.empty();
        };
    }

    /**
     * Whether each span of {@code larger} is made of whole spans of this one: both are times and the one divides the other, a time
     * divides a day, or one calendar unit divides another.
     */
    boolean nestsIn(Interval larger) {
        long own = seconds();
        long others = larger.seconds();
        if (own > 0) {
            return others > 0 ? others > own && others % own == 0 : SECONDS_PER_DAY % own == 0;
        }
        if (others > 0 || equals(larger)) {
            return false;
        }
        if (unit == Unit.DAY && larger.unit == Unit.WEEK) {
            return DAYS_PER_WEEK * larger.count % count == 0 && count <= DAYS_PER_WEEK;
        }
        return unit == larger.unit ? larger.count % count == 0 : unit == Unit.DAY && count == 1;
    }

    private long seconds() {
        return length().map(Duration::toSeconds).orElse(0L);
    }

    /** Its text, such as {@code 15m}. */
    @Override
    public String toString() {
        return count + unit.text;
    }
}
