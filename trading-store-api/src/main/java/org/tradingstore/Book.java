package org.tradingstore;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.tradingstore.agents.Agents;
import org.tradingstore.agents.ExperimentResults;
import org.tradingstore.agents.PerformanceComparison;
import org.tradingstore.agents.StrategyResults;
import org.tradingstore.agents.VersionResults;
import org.tradingstore.cache.Cache;
import org.tradingstore.config.AllocationKind;
import org.tradingstore.config.Config;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.following.Following;
import org.tradingstore.history.Closes;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.Exposure;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.ledger.PricedTrade;
import org.tradingstore.ledger.Trade;
import org.tradingstore.operations.Operations;
import org.tradingstore.plays.Plays;
import org.tradingstore.portfolio.Performance;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.portfolio.PositionReport;
import org.tradingstore.portfolio.Weight;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.signals.ExecutionRates;
import org.tradingstore.signals.Signal;
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
     * Closes of the store's daily prices, not adjusted: a day's close is known from the end of that day in {@code zone} on. Closes are
     * doubles and count as the shortest decimals that stand for them. Each use by a computation needs a source of its own, or must come
     * after the former one.
     */
    PriceSource dailyCloses(ZoneId zone);

    /**
     * Equity in {@code currency} at the beginning of the day of {@code zone} that {@code period} starts in, and at the end of each day that
     * it touches, at the daily closes known then.
     *
     * @throws org.tradingstore.error.InvalidRequestException if a symbol is held of which no close is known, or there are over 100,000
     *     days
     */
    EquityCurve equityCurve(String currency, TimeRange period, ZoneId zone);

    /** As {@link #exposure(Closes, Instant, Map)}, of symbols whose closes are for one unit of their trades. */
    default Exposure exposure(Closes closes, Instant asOf) {
        return exposure(closes, asOf, Map.of());
    }

    /**
     * What is open of each symbol and currency as of a moment, inclusive, and what it is worth at the last close known then, with its
     * moment; in sum what is long, short, gross and net by currency. Reversed trades count for nothing. Ledger and history may live on two
     * engines.
     *
     * @param multipliers units that one contract of a symbol stands for, such as 100 for an option on shares; 1 where not named
     */
    Exposure exposure(Closes closes, Instant asOf, Map<String, BigDecimal> multipliers);

    /**
     * Hands over the trades executed in {@code period} (start inclusive, end exclusive), oldest first, ties by id, each with the last close of its
     * symbol that was known at that moment, inclusive: an as-of join. Reversed trades and their reversals are left out. Ledger and history
     * may live on two engines; memory is bounded, and prices are read as they are when their trades' turn comes.
     *
     * @param maxAge a close that was known for longer before the trade counts as none; {@code Duration.ofDays(3)} bridges a weekend
     * @throws org.tradingstore.error.InvalidRequestException if {@code maxAge} is below zero
     */
    void tradesWithCloses(Closes closes, TimeRange period, Duration maxAge, Consumer<? super PricedTrade> action);

    /**
     * What the book earned in {@code currency} between the snapshots that were last taken at the start of {@code period} or before it, and
     * at its end or before it; flows are the ledger's deposits, withdrawals and transfers. Empty where there are no two such snapshots.
     */
    Optional<Performance> performance(String currency, TimeRange period);

    /**
     * How much of the positions in {@code currency} is of each name that the book has allocation targets of this kind for, or that a
     * position belongs to, as {@link Portfolio#weights}. A symbol belongs to itself (SECURITY), or to what the universe says of it: its
     * country, country group (GEOGRAPHY), industry, or type (ASSET_CLASS).
     *
     * @throws org.tradingstore.error.InvalidRequestException as there, if the universe does not say it of a symbol that is held, or if
     *     the sum of the targets is zero
     */
    List<Weight> weights(String currency, AllocationKind kind);

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

    /** The trades that a signal led to, oldest first, ties by id; reversed ones and their reversals too. */
    List<Trade> tradesOf(UUID signalId, int limit);

    /** The signal that led to a trade; empty where the trade names none, or one that is not kept. */
    Optional<Signal> signalOf(Trade trade);

    /**
     * How many of the signals to buy or sell that were generated in {@code period} (start inclusive, end exclusive) led to a trade that was
     * not reversed, by symbol and strategy. Signals and trades may live on two engines: while others write, each signal is judged by the
     * trades of some moment during the call. Its memory grows with symbols and strategies only.
     */
    ExecutionRates executionRates(TimeRange period);

    /**
     * What came of a strategy's signals and trades in {@code period} (start inclusive, end exclusive) and one currency. It reads the signals
     * of the period and the trades up to its end, and its memory grows with open lots only.
     */
    StrategyResults strategyResults(String strategy, CostBasis basis, String currency, TimeRange period);

    /** As {@link #strategyResults}, of each version of a strategy, side by side. */
    VersionResults versionResults(String strategy, CostBasis basis, String currency, TimeRange period);

    /** As {@link #strategyResults}, of each group of an experiment, side by side, as definitions of strategies say now. */
    ExperimentResults experimentResults(CostBasis basis, String currency, TimeRange period);

    /** Compares the kept performance of a strategy in {@code period} with its signals and trades, and changes nothing. */
    PerformanceComparison compareStrategyPerformance(
            String strategy, CostBasis basis, String currency, TimeRange period);

    /**
     * Makes the kept performance of a strategy in {@code period} what its signals and trades say, in one transaction of the agents database.
     * Where one is kept, its configuration stays; a new one gets the parameters of the version that was the newest enabled one at the end
     * of the period, as the store knew it then, and the JSON text {@code null} where it knew of none. Done again, it finds nothing to do.
     *
     * @return how they compared before; {@code rebuilt} is what is kept now
     * @throws InvalidRecordException if the period is empty, or the store cannot hold its end; nothing was written
     */
    PerformanceComparison rebuildStrategyPerformance(
            String strategy, CostBasis basis, String currency, TimeRange period);

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
