package org.tradingstore;

import org.tradingstore.agents.Agents;
import org.tradingstore.cache.Cache;
import org.tradingstore.config.Config;
import org.tradingstore.following.Following;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.operations.Operations;
import org.tradingstore.plays.Plays;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.signals.Signals;

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

    /** Buckets of money, their balances and entries. */
    Satellites satellites();

    /** Agents, strategies, and what they did. */
    Agents agents();

    /** Signals, news and opportunities. */
    Signals signals();

    /** Option plays. */
    Plays plays();

    /** Traders that are followed. */
    Following following();

    /** Alerts, errors, the log, watchdogs, backups of services, measurements. */
    Operations operations();

    /** What can be computed again. */
    Cache cache();

    /** Any database of the book by record types alone. @throws InvalidRequestException if it is a shared one */
    RecordDatabase database(Database database);
}
