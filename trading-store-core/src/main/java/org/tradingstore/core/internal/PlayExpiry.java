package org.tradingstore.core.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatus;
import org.tradingstore.schema.BoundedQuery;
import org.tradingstore.schema.DateField;
import org.tradingstore.schema.PortableOrder;

/**
 * Finds the plays that are to expire by a day: the first of each status by each of the days that count for it, each served by an index,
 * all from one state.
 */
final class PlayExpiry {
    private final LocalDate day;
    private final int limit;

    PlayExpiry(LocalDate day, int limit) {
        this.day = day;
        this.limit = limit;
    }

    List<Play> first(Reads<Play, UUID> plays) {
        List<BoundedQuery<Play>> parts = new ArrayList<>();
        for (PlayStatus status : PlayStatus.values()) {
            if (!status.ended()) {
                parts.add(due(status, Play.EXPIRATION_DATE));
            }
            if (mayBeOpened(status)) {
                parts.add(due(status, Play.PLAY_EXPIRES_ON));
            }
        }
        Map<UUID, Play> found = new LinkedHashMap<>();
        plays.listEach(parts).forEach(play -> found.put(play.id(), play));
        return found.values().stream()
                .sorted(Comparator.comparing(PlayExpiry::dueOn).thenComparing(Play::id, PortableOrder.UUIDS))
                .limit(limit)
                .toList();
    }

    private BoundedQuery<Play> due(PlayStatus status, DateField<Play> lastDay) {
        return Play.TYPE
                .where(Play.STATUS.eq(status).and(lastDay.le(day)))
                .orderBy(lastDay.asc())
                .limit(limit);
    }

    private static LocalDate dueOn(Play play) {
        LocalDate option = play.expirationDate();
        LocalDate opening = play.playExpiresOn();
        return opening != null && mayBeOpened(play.status()) && opening.isBefore(option) ? opening : option;
    }

    private static boolean mayBeOpened(PlayStatus status) {
        return switch (status) {
            case TEMP, NEW, PENDING_OPENING -> true;
            case OPEN, PENDING_CLOSING, CLOSED, EXPIRED -> false;
        };
    }
}
