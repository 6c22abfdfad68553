package org.tradingstore.examples.quickstart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Turns times as text into moments; one without an offset needs the zone it was written in. */
final class LocalTimes {
    private final Optional<ZoneId> zone;

    LocalTimes(Optional<ZoneId> zone) {
        this.zone = zone;
    }

    Instant moment(String text) throws RejectedRow {
        LocalDateTime local;
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notWithOffset) {
            local = local(text);
        }
        ZoneId named = zone.orElseThrow(
                () -> new InputException("The times of the file have no zone: name it with --zone", null));
        List<ZoneOffset> offsets = named.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new RejectedRow("the time does not exist in " + named + ", its clocks were put forward: " + text);
        }
        if (offsets.size() > 1) {
            throw new RejectedRow("the time occurred twice in " + named + ", its clocks were put back: " + text);
        }
        return local.toInstant(offsets.get(0));
    }

    private static LocalDateTime local(String text) throws RejectedRow {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            throw (RejectedRow) new RejectedRow("the time cannot be read: " + text).initCause(e);
        }
    }
}
