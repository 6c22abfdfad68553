package org.tradingstore.plays;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AuditedRepository;

/** Plays of one book. */
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
