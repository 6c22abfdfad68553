/**
 * Option plays: the {@link org.tradingstore.plays.Play} with its legs, its {@link org.tradingstore.plays.PlayStatusChange status changes} and its
 * {@link org.tradingstore.plays.PlayTrade trades}. {@link org.tradingstore.plays.Plays} is the way in.
 */
@NullMarked
package org.tradingstore.plays;

import org.jspecify.annotations.NullMarked;
