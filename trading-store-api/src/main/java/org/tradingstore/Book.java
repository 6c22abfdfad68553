package org.tradingstore;

import org.tradingstore.config.Config;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;

/** What one bot or account keeps in one mode. Books share nothing but the store. <em>Thread-safe.</em> */
public interface Book {
    BookId id();

    /** The same book; records written through the result name this strategy version in their envelope. */
    Book strategyVersion(String version);

    /** Settings, allocation targets, templates, charts and states of tools. */
    Config config();

    /** Trades, orders, cash flows and dividends. */
    Ledger ledger();

    /** Positions, holdings, snapshots, scores and metrics. */
    Portfolio portfolio();

    /** Any database of the book by record types alone. @throws InvalidRequestException if it is a shared one */
    RecordDatabase database(Database database);
}
