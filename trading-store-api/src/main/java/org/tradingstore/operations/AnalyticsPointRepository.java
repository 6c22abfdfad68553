package org.tradingstore.operations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AppendRepository;

/** Numbers that one book measured. */
public interface AnalyticsPointRepository extends AppendRepository<AnalyticsPoint, UUID> {
    /** The last points of a series, newest first. */
    default List<AnalyticsPoint> newest(String category, String name, int limit) {
        return list(AnalyticsPoint.TYPE
                .where(AnalyticsPoint.CATEGORY.eq(category).and(AnalyticsPoint.NAME.eq(name)))
                .orderBy(AnalyticsPoint.RECORDED_AT.desc())
                .limit(limit));
    }

    /** The point that had this id where it came from. */
    default Optional<AnalyticsPoint> byExternalId(String externalId) {
        return first(AnalyticsPoint.TYPE.where(AnalyticsPoint.EXTERNAL_ID.eq(externalId)));
    }
}
