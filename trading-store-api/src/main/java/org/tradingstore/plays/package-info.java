/**
 * Option plays. {@link org.tradingstore.plays.Plays} is the way in: it begins a {@link org.tradingstore.plays.Play} (an option, or a spread
 * of {@link org.tradingstore.plays.PlayLeg legs}), leads it through the {@link org.tradingstore.plays.PlayStatus statuses} that may follow each
 * other, keeps each {@link org.tradingstore.plays.PlayStatusChange status change} with the orders it came with, and shows a play whole:
 * {@link org.tradingstore.plays.PlayView}, with its {@link org.tradingstore.plays.PlayTrade trades} and its
 * {@link org.tradingstore.plays.PlayOrders orders}.
 */
@NullMarked
package org.tradingstore.plays;

import org.jspecify.annotations.NullMarked;
