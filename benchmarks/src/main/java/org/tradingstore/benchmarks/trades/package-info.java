/**
 * Works on trades: the library beside plain JDBC and mappers on the same engine, in runs that alternate.
 *
 * <p>Reading order: {@link org.tradingstore.benchmarks.trades.Work} is what is measured, {@link org.tradingstore.benchmarks.trades.Variant}
 * who does it, {@link org.tradingstore.benchmarks.trades.Subject} what each can do, {@link org.tradingstore.benchmarks.trades.Engine} on
 * what, {@link org.tradingstore.benchmarks.trades.Arena} how they take turns.
 */
@NullMarked
package org.tradingstore.benchmarks.trades;

import org.jspecify.annotations.NullMarked;
