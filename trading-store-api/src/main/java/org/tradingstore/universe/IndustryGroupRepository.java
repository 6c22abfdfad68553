package org.tradingstore.universe;

import java.util.List;
import org.tradingstore.repository.KeyedRepository;

/** Groups of industries. */
public interface IndustryGroupRepository extends KeyedRepository<IndustryGroup, String> {
    /** The first groups by name. */
    default List<IndustryGroup> byName(int limit) {
        return list(IndustryGroup.TYPE.all().limit(limit));
    }

    /** The first groups that {@code industry} is in, by name. */
    default List<IndustryGroup> containing(String industry, int limit) {
        return list(IndustryGroup.TYPE
                .where(IndustryGroup.INDUSTRIES.contains(industry))
                .limit(limit));
    }
}
