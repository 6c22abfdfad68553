/**
 * The store and its books.
 *
 * <p>An application opens a {@link org.tradingstore.TradingStore}, asks it for a {@link org.tradingstore.Book}, and the book for its
 * databases: {@link org.tradingstore.ledger.Ledger}, {@link org.tradingstore.portfolio.Portfolio}.
 */
@NullMarked
package org.tradingstore;

import org.jspecify.annotations.NullMarked;
