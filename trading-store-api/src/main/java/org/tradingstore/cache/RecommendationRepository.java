package org.tradingstore.cache;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.KeyedRepository;

/**
 * Recommendations of one book. Of one symbol, side and reason there is one for each state of the portfolio; a write that would keep
 * another is refused with a {@link ConflictException}.
 */
public interface RecommendationRepository extends KeyedRepository<Recommendation, UUID> {
    /**
     * Recommends a trade, once: where one of the same symbol, side, reason and portfolio hash is kept that is pending, expired or failed, it
     * becomes the given one under the id that it has; one that was executed or dismissed stays as it is.
     *
     * @param recommendation pending; its id is used where there is none yet
     * @return the recommendation as it is now kept
     * @throws InvalidRequestException if it is not pending
     * @throws ConflictException if its id, or its external id, belongs to another recommendation; nothing was written
     */
    Recommendation recommend(Recommendation recommendation);

    /** The last recommendations that wait to be settled, newest first, ties by id. */
    default List<Recommendation> pending(int limit) {
        return inStatus(RecommendationStatus.PENDING, limit);
    }

    /**
     * Says that a pending recommendation was executed, once: again changes nothing, whatever the moment, and leaves its revision.
     *
     * @return the recommendation as it is now kept; of several callers all get the moment of the one that was first
     * @throws InvalidRequestException if it was settled otherwise, which it stays
     * @throws MissingRecordException if there is no such recommendation
     */
    default Recommendation markExecuted(UUID id, Instant at) {
        return update(id, recommendation -> recommendation.asExecuted(at));
    }

    /** Says that a pending recommendation was dismissed, once, as {@link #markExecuted}. */
    default Recommendation markDismissed(UUID id, Instant at) {
        return update(id, recommendation -> recommendation.asDismissed(at));
    }

    /** Says that the execution of a pending recommendation failed, once, as {@link #markExecuted}; it may be recommended again. */
    default Recommendation markFailed(UUID id) {
        return update(id, Recommendation::asFailed);
    }

    /**
     * Lets all pending recommendations expire that were made for another state of the portfolio than this one, in one transaction.
     *
     * @return how many there were
     */
    long expireAllBut(String portfolioHash);

    /** The last recommendations in one status, newest first, ties by id. */
    default List<Recommendation> inStatus(RecommendationStatus status, int limit) {
        return list(Recommendation.TYPE
                .where(Recommendation.STATUS.eq(status))
                .orderBy(Recommendation.CREATED_AT.desc())
                .limit(limit));
    }

    /** The last recommendations for a symbol, newest first, ties by id. */
    default List<Recommendation> ofSymbol(String symbol, int limit) {
        return list(Recommendation.TYPE
                .where(Recommendation.SYMBOL.eq(symbol))
                .orderBy(Recommendation.CREATED_AT.desc())
                .limit(limit));
    }

    /** The last recommendations for one state of the portfolio, newest first, ties by id. */
    default List<Recommendation> forPortfolio(String portfolioHash, int limit) {
        return list(Recommendation.TYPE
                .where(Recommendation.PORTFOLIO_HASH.eq(portfolioHash))
                .orderBy(Recommendation.CREATED_AT.desc())
                .limit(limit));
    }

    /** The recommendation that had this id where it came from. */
    default Optional<Recommendation> byExternalId(String externalId) {
        return first(Recommendation.TYPE.where(Recommendation.EXTERNAL_ID.eq(externalId)));
    }
}
