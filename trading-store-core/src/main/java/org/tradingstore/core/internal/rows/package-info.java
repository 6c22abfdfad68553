/** Conditions, orders and aggregates over rows in Java, for engines that have no way of their own. */
@NullMarked
package org.tradingstore.core.internal.rows;

import org.jspecify.annotations.NullMarked;
