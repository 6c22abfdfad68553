/**
 * What a book did with money: {@link org.tradingstore.ledger.Trade} (a fill or execution elsewhere),
 * {@link org.tradingstore.ledger.Order}, {@link org.tradingstore.ledger.CashFlow} and {@link org.tradingstore.ledger.Dividend}, and what
 * follows from them: {@link org.tradingstore.ledger.ProfitAndLoss}, {@link org.tradingstore.ledger.EquityCurve}, cash,
 * {@link org.tradingstore.ledger.OpenPosition}. {@link org.tradingstore.ledger.CostBasis} says which units were sold,
 * {@link org.tradingstore.ledger.PriceSource} what held ones are worth.
 * {@link org.tradingstore.ledger.Ledger} is the way in.
 */
@NullMarked
package org.tradingstore.ledger;

import org.jspecify.annotations.NullMarked;
