package org.tradingstore.plays;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.AuditedRepository;

/**
 * Plays of one book. A play that is inserted, in whichever way, begins: in status TEMP or NEW, and with the first row of its history, as
 * {@link Plays#begin} says. A change of any other component is free; one of the status is refused with
 * {@link InvalidRequestException}, since {@link Plays#changeStatus} keeps it with its history.
 */
public interface PlayRepository extends AuditedRepository<Play, UUID> {
    /** The first plays in one status, the first to expire first, ties by id. */
    default List<Play> inStatus(PlayStatus status, int limit) {
        return list(Play.TYPE
                .where(Play.STATUS.eq(status))
                .orderBy(Play.EXPIRATION_DATE.asc())
                .limit(limit));
    }

    /** The first plays on an underlying, the first to expire first, ties by id. */
    default List<Play> ofSymbol(String symbol, int limit) {
        return list(Play.TYPE
                .where(Play.SYMBOL.eq(symbol))
                .orderBy(Play.EXPIRATION_DATE.asc())
                .limit(limit));
    }

    /** The first plays whose option expires on {@code day}, by id. */
    default List<Play> expiringOn(LocalDate day, int limit) {
        return list(Play.TYPE.where(Play.EXPIRATION_DATE.eq(day)).limit(limit));
    }

    /**
     * The first plays that are to expire by the day that it is in {@code zone} at {@code now}: those that may still be opened (TEMP, NEW,
     * PENDING_OPENING) whose last day for that, or whose option's last day, is that day or an earlier one, and those that hold or close a
     * position (OPEN, PENDING_CLOSING) whose option's last day is. By the day they are due, ties by id.
     *
     * @param limit at least 1
     */
    List<Play> dueToExpire(Instant now, ZoneId zone, int limit);

    /** The last plays of a strategy, newest first, ties by id. */
    default List<Play> ofStrategy(String strategy, int limit) {
        return list(Play.TYPE
                .where(Play.STRATEGY.eq(strategy))
                .orderBy(Play.CREATED_AT.desc())
                .limit(limit));
    }

    /** The first plays with this name, by id. */
    default List<Play> named(String name, int limit) {
        return list(Play.TYPE.where(Play.NAME.eq(name)).limit(limit));
    }

    /** The play that had this id where it came from. */
    default Optional<Play> byExternalId(String externalId) {
        return first(Play.TYPE.where(Play.EXTERNAL_ID.eq(externalId)));
    }
}
