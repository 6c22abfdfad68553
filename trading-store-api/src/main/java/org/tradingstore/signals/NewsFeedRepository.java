package org.tradingstore.signals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

/** News feeds of one book. */
public interface NewsFeedRepository extends KeyedRepository<NewsFeed, UUID> {
    /** The first feeds that are read, by name. */
    default List<NewsFeed> enabled(int limit) {
        return list(NewsFeed.TYPE
                .where(NewsFeed.ENABLED.eq(true))
                .orderBy(NewsFeed.NAME.asc())
                .limit(limit));
    }

    /** The feed at this address, of which there is one at most. */
    default Optional<NewsFeed> byUrl(String url) {
        return first(NewsFeed.TYPE.where(NewsFeed.URL.eq(url)));
    }

    /** The feed that had this id where it came from. */
    default Optional<NewsFeed> byExternalId(String externalId) {
        return first(NewsFeed.TYPE.where(NewsFeed.EXTERNAL_ID.eq(externalId)));
    }
}
