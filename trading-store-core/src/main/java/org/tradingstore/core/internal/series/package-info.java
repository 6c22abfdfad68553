/**
 * Computations over series of prices: a {@link org.tradingstore.core.internal.series.SeriesScan} hands each series to a
 * {@link org.tradingstore.core.internal.series.SeriesSink}, such as one that follows {@link org.tradingstore.core.internal.series.Drawdowns}
 * or a {@link org.tradingstore.core.internal.series.RollingWindow}.
 */
@NullMarked
package org.tradingstore.core.internal.series;

import org.jspecify.annotations.NullMarked;
