package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.cache.Recommendation;
import org.tradingstore.cache.RecommendationRepository;

/** Recommendations of one book. */
final class RecommendationRecords extends KeyedRecords<Recommendation, UUID> implements RecommendationRepository {
    RecommendationRecords(BookScope scope) {
        super(Recommendation.TYPE, scope);
    }
}
