/** Opening a store: {@link org.tradingstore.core.TradingStores}, and the engine that keeps everything in memory. */
@NullMarked
package org.tradingstore.core;

import org.jspecify.annotations.NullMarked;
