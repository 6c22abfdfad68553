package org.tradingstore.cache;

import org.tradingstore.repository.KeyedRepository;

/** Cached values of one book. */
public interface CacheEntryRepository extends KeyedRepository<CacheEntry, String> {}
