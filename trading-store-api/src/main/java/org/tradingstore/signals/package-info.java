/**
 * What is decided and why: {@link org.tradingstore.signals.Signal} with the {@link org.tradingstore.signals.Vote} of each strategy,
 * {@link org.tradingstore.signals.NewsFeed} and {@link org.tradingstore.signals.SeenNews} so that a headline is acted upon once, and
 * {@link org.tradingstore.signals.Opportunity}. {@link org.tradingstore.signals.Signals} is the way in;
 * {@link org.tradingstore.signals.SeenNewsRepository#markSeen} tells whether a headline is new, and
 * {@link org.tradingstore.signals.ExecutionRates} what became of signals.
 */
@NullMarked
package org.tradingstore.signals;

import org.jspecify.annotations.NullMarked;
