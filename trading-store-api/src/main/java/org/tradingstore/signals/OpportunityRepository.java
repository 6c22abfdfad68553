package org.tradingstore.signals;

import java.util.List;
import org.tradingstore.repository.KeyedRepository;

/** Opportunities of one book. */
public interface OpportunityRepository extends KeyedRepository<Opportunity, String> {
    /** The first opportunities, the best score first. */
    default List<Opportunity> best(int limit) {
        return list(Opportunity.TYPE.all().orderBy(Opportunity.SCORE.desc()).limit(limit));
    }

    /** The first opportunities that {@code source} found, the best score first. */
    default List<Opportunity> bestOf(String source, int limit) {
        return list(Opportunity.TYPE
                .where(Opportunity.SOURCES.contains(source))
                .orderBy(Opportunity.SCORE.desc())
                .limit(limit));
    }
}
