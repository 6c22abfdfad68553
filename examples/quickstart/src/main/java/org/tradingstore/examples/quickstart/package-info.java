/**
 * From a file of trades to a table of what they earned. In reading order: {@link org.tradingstore.examples.quickstart.FirstTrade}, the
 * shortest use of a store; {@link org.tradingstore.examples.quickstart.Main}, the command;
 * {@link org.tradingstore.examples.quickstart.TradeFile} and {@link org.tradingstore.examples.quickstart.TradeMapping}, from an entry to
 * a trade; {@link org.tradingstore.examples.quickstart.TradeLoad}, from trades to a ledger;
 * {@link org.tradingstore.examples.quickstart.PriceFile} to {@link org.tradingstore.examples.quickstart.PriceLoad}, the same for daily
 * prices; {@link org.tradingstore.examples.quickstart.EquityView}, with or without them; and
 * {@link org.tradingstore.examples.quickstart.ReportTable}, what the ledger says.
 */
@NullMarked
package org.tradingstore.examples.quickstart;

import org.jspecify.annotations.NullMarked;
