/**
 * A strategy tried on daily bars: bars on DuckDB, signals, orders and trades of a TEST book on SQLite, in one store. In reading order:
 * {@link org.tradingstore.examples.backtest.MixedStore}, the two engines; {@link org.tradingstore.examples.backtest.Bars}, prices as
 * primitive columns; {@link org.tradingstore.examples.backtest.Crossover}, the strategy;
 * {@link org.tradingstore.examples.backtest.Simulation}, a day after the other; {@link org.tradingstore.examples.backtest.BookJournal},
 * what it writes; {@link org.tradingstore.examples.backtest.Report} and {@link org.tradingstore.examples.backtest.EquityChart}, what
 * the book then says.
 */
@NullMarked
package org.tradingstore.examples.backtest;

import org.jspecify.annotations.NullMarked;
