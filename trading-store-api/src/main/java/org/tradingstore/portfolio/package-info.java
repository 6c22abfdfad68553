/**
 * What a book holds and what it thinks of it: {@link org.tradingstore.portfolio.Position} (now),
 * {@link org.tradingstore.portfolio.Holding} and {@link org.tradingstore.portfolio.PortfolioSnapshot} (moment by moment),
 * {@link org.tradingstore.portfolio.Score} and {@link org.tradingstore.portfolio.Metric} (of a symbol).
 * What follows from them: {@link org.tradingstore.portfolio.PortfolioValue}, {@link org.tradingstore.portfolio.Weight},
 * {@link org.tradingstore.portfolio.Turnover}, {@link org.tradingstore.portfolio.Performance}, and where positions differ from the ledger,
 * {@link org.tradingstore.portfolio.PositionReport}. {@link org.tradingstore.portfolio.Portfolio} is the way in.
 */
@NullMarked
package org.tradingstore.portfolio;

import org.jspecify.annotations.NullMarked;
