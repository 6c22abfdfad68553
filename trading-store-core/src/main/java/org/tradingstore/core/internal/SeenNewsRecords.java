package org.tradingstore.core.internal;

import org.tradingstore.signals.SeenNews;
import org.tradingstore.signals.SeenNewsRepository;

/** Headlines that one book has seen. */
final class SeenNewsRecords extends KeyedRecords<SeenNews, String> implements SeenNewsRepository {
    SeenNewsRecords(BookScope scope) {
        super(SeenNews.TYPE, scope);
    }
}
