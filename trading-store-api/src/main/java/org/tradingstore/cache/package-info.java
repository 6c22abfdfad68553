/**
 * What was computed and can be computed again: {@link org.tradingstore.cache.CacheEntry} and
 * {@link org.tradingstore.cache.Recommendation}. The database may be lost, and is then made anew. {@link org.tradingstore.cache.Cache} is the way in.
 */
@NullMarked
package org.tradingstore.cache;

import org.jspecify.annotations.NullMarked;
