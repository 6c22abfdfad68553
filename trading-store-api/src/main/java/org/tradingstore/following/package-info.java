/**
 * {@link org.tradingstore.following.Trader Traders} that are followed and the {@link org.tradingstore.following.TraderTrade trades} that they report.
 * {@link org.tradingstore.following.Following} is the way in.
 */
@NullMarked
package org.tradingstore.following;

import org.jspecify.annotations.NullMarked;
