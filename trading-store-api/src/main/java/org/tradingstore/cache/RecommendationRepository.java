package org.tradingstore.cache;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

/** Recommendations of one book. */
public interface RecommendationRepository extends KeyedRepository<Recommendation, UUID> {
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
