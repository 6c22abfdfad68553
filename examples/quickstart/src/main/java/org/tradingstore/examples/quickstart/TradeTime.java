package org.tradingstore.examples.quickstart;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The time of an entry: what a clock read, and, where the entry says so, how far that clock was from UTC. */
record TradeTime(LocalDateTime reading, @Nullable ZoneOffset offset) {
    /** Strict, because the default moves the 30th of February to the last day of the month. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int END_OF_DATE = "2000-01-01".length();

    /** Reads ISO 8601, with a T or a space between date and time. */
    static TradeTime parse(String text) throws RejectedEntryException {
        String iso = text.strip();
        if (iso.length() > END_OF_DATE && iso.charAt(END_OF_DATE) == ' ') {
            iso = iso.substring(0, END_OF_DATE) + 'T' + iso.substring(END_OF_DATE + 1);
        }
        try {
            TemporalAccessor parsed = FORMAT.parse(iso);
            return new TradeTime(LocalDateTime.from(parsed), parsed.query(TemporalQueries.offset()));
        } catch (DateTimeParseException e) {
            throw new RejectedEntryException("the time cannot be read: " + text);
        }
    }

    /** Whether {@code text} is a time that needs a zone. */
    static boolean naive(String text) {
        try {
            return parse(text).offset() == null;
        } catch (RejectedEntryException e) {
            return false; // no time at all: rejected on its own when it is loaded
        }
    }

    /**
     * The moment, on the clock of {@code zone} unless the entry names its own. A reading that the clock skipped, or showed twice, when it
     * was moved is rejected: to choose would be a guess of an hour.
     */
    Instant in(@Nullable ZoneId zone) throws RejectedEntryException {
        try {
            if (offset != null) {
                return reading.toInstant(offset);
            }
            if (zone == null) {
                throw new RejectedEntryException("the time has no offset, and there is no --zone: " + reading);
            }
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(reading);
            if (offsets.isEmpty()) {
                throw new RejectedEntryException(
                        "the time does not exist in " + zone + ", its clocks were put forward: " + reading);
            }
            if (offsets.size() > 1) {
                throw new RejectedEntryException("the time occurred twice in " + zone
                        + ", its clocks were put back; an offset would tell which it is: " + reading);
            }
            return reading.toInstant(offsets.get(0));
        } catch (DateTimeException e) {
            throw new RejectedEntryException("the time is out of range: " + reading);
        }
    }

    /**
     * What tells the time apart from others in one source. It leaves out the zone that the user named: the same file read again in another
     * zone then meets the trades that are kept, and is reported, instead of doubling them an hour away.
     */
    String identity() {
        return offset == null ? reading.toString() : reading.toInstant(offset).toString();
    }
}
