/**
 * What the rules stand on: {@link org.tradingstore.testkit.internal.Place} opens stores and looks after each test,
 * {@link org.tradingstore.testkit.internal.WatchedStorage} sees what is left open, {@link org.tradingstore.testkit.internal.Brute}
 * computes expectations by plain loops.
 */
@NullMarked
package org.tradingstore.testkit.internal;

import org.jspecify.annotations.NullMarked;
