package org.tradingstore;

import java.util.Optional;
import org.tradingstore.agents.Agents;
import org.tradingstore.cache.Cache;
import org.tradingstore.config.Config;
import org.tradingstore.following.Following;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.operations.Operations;
import org.tradingstore.plays.Plays;
import org.tradingstore.portfolio.Performance;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.portfolio.PositionReport;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.TimeRange;
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

    /**
     * What the book earned in {@code currency} between the snapshots that were last taken at the start of {@code period} or before it, and
     * at its end or before it; flows are the ledger's deposits, withdrawals and transfers. Empty where there are no two such snapshots.
     */
    Optional<Performance> performance(String currency, TimeRange period);

    /**
     * Compares the kept positions with what the trades of the ledger left open, and changes nothing. A position that is kept without
     * units agrees with none.
     */
    PositionReport comparePositions(CostBasis basis);

    /**
     * Makes the kept positions what the ledger says, in one transaction of the portfolio: quantity, average price, currency and when it
     * was opened come from the ledger (with the trade that did it as the entry), what is not realised from these and the kept price, all
     * else stays. Positions that are not open are deleted; their revisions stay. Done again, it finds nothing to do.
     *
     * @return where they differed before
     */
    PositionReport rebuildPositions(CostBasis basis);

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
