package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.signals.NewsFeed;
import org.tradingstore.signals.NewsFeedRepository;

/** News feeds of one book. */
final class NewsFeedRecords extends KeyedRecords<NewsFeed, UUID> implements NewsFeedRepository {
    NewsFeedRecords(BookScope scope) {
        super(NewsFeed.TYPE, scope);
    }
}
