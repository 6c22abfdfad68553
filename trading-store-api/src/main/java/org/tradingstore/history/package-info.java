/**
 * What the market did. {@link org.tradingstore.history.History} is the way in; {@link org.tradingstore.history.DailyPrice} and
 * {@link org.tradingstore.history.Candle} (bars elsewhere) are prices, {@link org.tradingstore.history.OptionQuote} and
 * {@link org.tradingstore.history.ExchangeRate} what they are beside them.
 */
@NullMarked
package org.tradingstore.history;

import org.jspecify.annotations.NullMarked;
