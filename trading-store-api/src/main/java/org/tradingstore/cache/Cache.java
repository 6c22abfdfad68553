package org.tradingstore.cache;

import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** What was computed and can be computed again. <em>Thread-safe outside a transaction.</em> */
public interface Cache extends Records, Transactional<Cache> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(CacheEntry.TYPE, Recommendation.TYPE);

    CacheEntryRepository entries();

    RecommendationRepository recommendations();

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
