package org.tradingstore.core.internal.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.files.ImportFile;

/** Reads dates, months and moments of a file. <em>Immutable.</em> */
final class TimeTexts {
    private static final int LAST_YEAR = 9999;
    private static final int WIDTH_OF_YEAR = 4;
    private static final int WIDTH_OF_DAY = 10;
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, WIDTH_OF_YEAR, WIDTH_OF_YEAR, SignStyle.NEVER)
            .appendPattern("-MM-dd")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MONTH = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, WIDTH_OF_YEAR, WIDTH_OF_YEAR, SignStyle.NEVER)
            .appendPattern("-MM")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DAY)
            .optionalStart()
            .appendPattern("'T'HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private final @Nullable ZoneId zone;
    private final @Nullable DateTimeFormatter pattern;
    private final @Nullable ChronoUnit epoch;

    TimeTexts(ImportFile<?> file) {
        this.zone = file.zone();
        this.pattern = file.pattern();
        this.epoch = file.epoch();
    }

    /** A day; one with a time only where that is midnight. */
    LocalDate day(String text) throws BadValueException {
        if (epoch != null) {
            return midnight(moment(text).atZone(ZoneOffset.UTC).toLocalDateTime());
        }
        try {
            TemporalAccessor parsed = parse(text);
            LocalDate day = LocalDate.from(parsed);
            if (parsed.isSupported(ChronoField.NANO_OF_DAY) && parsed.getLong(ChronoField.NANO_OF_DAY) != 0) {
                throw new BadValueException(Fault.DATE);
            }
            return inRange(day);
        } catch (DateTimeException e) {
            throw new BadValueException(Fault.DATE, e);
        }
    }

    private TemporalAccessor parse(String text) {
        if (pattern != null) {
            return pattern.parse(text);
        }
        boolean blank = text.length() > WIDTH_OF_DAY && text.charAt(WIDTH_OF_DAY) == ' ';
        return TIME.parse(blank ? text.substring(0, WIDTH_OF_DAY) + 'T' + text.substring(WIDTH_OF_DAY + 1) : text);
    }

    private static LocalDate midnight(LocalDateTime time) throws BadValueException {
        if (!time.equals(time.truncatedTo(ChronoUnit.DAYS))) {
            throw new BadValueException(Fault.DATE);
        }
        return time.toLocalDate();
    }

    private static LocalDate inRange(LocalDate day) throws BadValueException {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new BadValueException(Fault.DATE);
        }
        return day;
    }

    YearMonth month(String text) throws BadValueException {
        try {
            YearMonth month =
                    pattern == null ? MONTH.parse(text, YearMonth::from) : pattern.parse(text, YearMonth::from);
            if (month.getYear() < 1 || month.getYear() > LAST_YEAR) {
                throw new BadValueException(Fault.MONTH);
            }
            return month;
        } catch (DateTimeException e) {
            throw new BadValueException(Fault.MONTH, e);
        }
    }

    Instant moment(String text) throws BadValueException {
        Instant moment = epoch == null ? parsed(text) : counted(text, epoch);
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > LAST_YEAR) {
            throw new BadValueException(Fault.TIME);
        }
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant counted(String text, ChronoUnit unit) throws BadValueException {
        try {
            return Instant.EPOCH.plus(Long.parseLong(text), unit);
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw new BadValueException(Fault.TIME, e);
        }
    }

    private Instant parsed(String text) throws BadValueException {
        TemporalAccessor parsed;
        LocalDateTime local;
        try {
            parsed = parse(text);
            LocalDate day = LocalDate.from(parsed);
            local = parsed.isSupported(ChronoField.NANO_OF_DAY) ? LocalDateTime.from(parsed) : day.atStartOfDay();
        } catch (DateTimeException e) {
            throw new BadValueException(Fault.TIME, e);
        }
        ZoneId own = parsed.query(TemporalQueries.zone());
        if (own == null && zone == null) {
            throw new BadValueException(Fault.NAIVE);
        }
        return own == null ? certain(local, Objects.requireNonNull(zone)) : certain(local, own);
    }

    private static Instant certain(LocalDateTime local, ZoneId at) throws BadValueException {
        List<ZoneOffset> offsets = at.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.toInstant(offsets.get(0));
        }
        ZoneOffsetTransition transition = at.getRules().getTransition(local);
        throw new BadValueException(transition.isGap() ? Fault.SKIPPED : Fault.DOUBLED);
    }
}
