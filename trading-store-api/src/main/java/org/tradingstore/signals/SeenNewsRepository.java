package org.tradingstore.signals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.KeyedRepository;

/** Headlines that one book has seen. */
public interface SeenNewsRepository extends KeyedRepository<SeenNews, String> {
    /** The last items about a symbol, newest first, ties by fingerprint. */
    default List<SeenNews> newest(String symbol, int limit) {
        return list(SeenNews.TYPE
                .where(SeenNews.SYMBOL.eq(symbol))
                .orderBy(SeenNews.SEEN_AT.desc())
                .limit(limit));
    }

    /** The last items of a feed, newest first, ties by fingerprint. */
    default List<SeenNews> ofFeed(UUID feedId, int limit) {
        return list(SeenNews.TYPE
                .where(SeenNews.FEED_ID.eq(feedId))
                .orderBy(SeenNews.SEEN_AT.desc())
                .limit(limit));
    }

    /** The items that led to a signal, by fingerprint. */
    default List<SeenNews> ofSignal(UUID signalId, int limit) {
        return list(SeenNews.TYPE.where(SeenNews.SIGNAL_ID.eq(signalId)).limit(limit));
    }

    /** The item at this address, of which there is one at most. */
    default Optional<SeenNews> byUrl(String url) {
        return first(SeenNews.TYPE.where(SeenNews.URL.eq(url)));
    }
}
