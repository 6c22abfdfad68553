package org.tradingstore.signals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.KeyedRepository;

/** News feeds of one book. */
public interface NewsFeedRepository extends KeyedRepository<NewsFeed, UUID> {
    /**
     * Counts a fetch that succeeded, as {@link NewsFeed#withFetch}; no other count is lost.
     *
     * @param items how many were fetched, not below zero
     * @return the feed as it now is
     * @throws MissingRecordException if there is no such feed
     * @throws InvalidRecordException if {@code items} is below zero
     */
    default NewsFeed fetched(UUID id, Instant at, long items) {
        return update(id, feed -> feed.withFetch(at, items));
    }

    /**
     * Counts a fetch that failed, as {@link NewsFeed#withFailure}; no other count is lost.
     *
     * @param error what went wrong, without a password
     * @return the feed as it now is
     * @throws MissingRecordException if there is no such feed
     */
    default NewsFeed failed(UUID id, String error) {
        return update(id, feed -> feed.withFailure(error));
    }

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
