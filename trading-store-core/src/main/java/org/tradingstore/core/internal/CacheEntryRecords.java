package org.tradingstore.core.internal;

import org.tradingstore.cache.CacheEntry;
import org.tradingstore.cache.CacheEntryRepository;

/** Cached values of one book. */
final class CacheEntryRecords extends KeyedRecords<CacheEntry, String> implements CacheEntryRepository {
    CacheEntryRecords(BookScope scope) {
        super(CacheEntry.TYPE, scope);
    }
}
