package org.tradingstore.signals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.repository.KeyedRepository;

/** Headlines that one book has seen. */
public interface SeenNewsRepository extends KeyedRepository<SeenNews, String> {
    /**
     * Keeps {@code item} unless it was seen: its fingerprint is kept, or another item has its address. Of callers that bring one item at
     * the same time, one is told that it is new. What its retention removed is new again.
     *
     * @return whether it was new, and the fingerprint of the item that is kept
     * @throws InvalidRecordException if a component cannot be kept exactly; nothing was written
     */
    Sighting markSeen(SeenNews item);

    /**
     * Marks all of them in one transaction, or none; answers in their order. Of one item that is given twice, the first is new.
     *
     * @throws InvalidRecordException as there
     */
    List<Sighting> markAllSeen(List<SeenNews> items);

    /**
     * Says which signal an item led to, once: the same one again leaves the item and its revision as they are. The signal need not be
     * kept, nor kept first.
     *
     * @return the item as it now is
     * @throws MissingRecordException if there is no such item
     * @throws ConflictException if another signal is attached to it; nothing was written
     */
    SeenNews attachSignal(String fingerprint, UUID signalId);

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
