package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.Book;
import org.tradingstore.agents.Agents;
import org.tradingstore.agents.ExperimentResults;
import org.tradingstore.agents.PerformanceComparison;
import org.tradingstore.agents.StrategyResults;
import org.tradingstore.agents.VersionResults;
import org.tradingstore.cache.Cache;
import org.tradingstore.config.AllocationKind;
import org.tradingstore.config.Config;
import org.tradingstore.core.internal.ledger.Account;
import org.tradingstore.core.internal.ledger.ExposureSum;
import org.tradingstore.core.internal.ledger.GroupedTrades;
import org.tradingstore.core.internal.ledger.TradesWithCloses;
import org.tradingstore.core.internal.portfolio.AllocationGroups;
import org.tradingstore.core.internal.portfolio.PerformanceComputation;
import org.tradingstore.core.internal.portfolio.PositionRebuild;
import org.tradingstore.core.internal.strategies.ExecutionSums;
import org.tradingstore.core.internal.strategies.PerformanceRebuild;
import org.tradingstore.core.internal.strategies.SideBySide;
import org.tradingstore.core.internal.strategies.SignalTraces;
import org.tradingstore.core.internal.strategies.StrategyComputation;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.following.Following;
import org.tradingstore.history.Closes;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.Exposure;
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
import org.tradingstore.repository.TimeBuckets;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.signals.ExecutionRates;
import org.tradingstore.signals.Signal;
import org.tradingstore.signals.Signals;

/** A book of a store in this process. */
final class LocalBook implements Book {
    private final LocalStore store;
    private final BookId id;
    private final @Nullable String strategyVersion;

    LocalBook(LocalStore store, BookId id, @Nullable String strategyVersion) {
        this.store = store;
        this.id = id;
        this.strategyVersion = strategyVersion;
    }

    @Override
    public BookId id() {
        return id;
    }

    @Override
    public Book strategyVersion(String version) {
        if (version.isBlank()) {
            throw new InvalidRequestException("Cannot name a strategy version: it is blank");
        }
        return new LocalBook(store, id, version);
    }

    @Override
    public Config config() {
        return new ConfigShelf(scope(Database.CONFIG));
    }

    @Override
    public LedgerShelf ledger() {
        return new LedgerShelf(scope(Database.LEDGER));
    }

    @Override
    public Portfolio portfolio() {
        return new PortfolioShelf(scope(Database.PORTFOLIO));
    }

    @Override
    public PriceSource dailyCloses(ZoneId zone) {
        return new DailyCloses(store.history().dailyPrices(), zone);
    }

    @Override
    public EquityCurve equityCurve(String currency, TimeRange period, ZoneId zone) {
        List<Instant> days = TimeBuckets.calendar(Trade.EXECUTED_AT, ChronoUnit.DAYS, period, zone)
                .edges();
        return ledger().equityCurve(currency, dailyCloses(zone), days);
    }

    @Override
    public Exposure exposure(Closes closes, Instant asOf, Map<String, BigDecimal> multipliers) {
        SortedMap<Account, BigDecimal> units = new OpenUnits(scope(Database.LEDGER)).asOf(asOf);
        return new ExposureSum(asOf, multipliers).of(units, store.history().lastCloses(closes));
    }

    @Override
    public void tradesWithCloses(
            Closes closes, TimeRange period, Duration maxAge, Consumer<? super PricedTrade> action) {
        new TradesWithCloses(store.history().lastCloses(closes), maxAge).run(ledger().rows(), period, action);
    }

    @Override
    public Optional<Performance> performance(String currency, TimeRange period) {
        return new PerformanceComputation(portfolio().snapshots(), ledger().rows()).of(currency, period);
    }

    @Override
    public List<Weight> weights(String currency, AllocationKind kind) {
        Map<String, BigDecimal> targets = config().allocationTargets().weights(kind);
        return portfolio()
                .weights(
                        currency, targets, new AllocationGroups(store.universe().securities(), kind));
    }

    @Override
    public PositionReport comparePositions(CostBasis basis) {
        return PositionRebuild.compare(ledger(), portfolio(), basis);
    }

    @Override
    public PositionReport rebuildPositions(CostBasis basis) {
        return PositionRebuild.rebuild(ledger(), portfolio(), basis);
    }

    @Override
    public List<Trade> tradesOf(UUID signalId, int limit) {
        return ledger().trades().ofSignal(signalId, limit);
    }

    @Override
    public Optional<Signal> signalOf(Trade trade) {
        UUID id = trade.signalId();
        return id == null ? Optional.empty() : signals().signals().find(id);
    }

    @Override
    public ExecutionRates executionRates(TimeRange period) {
        ExecutionSums sums = new ExecutionSums();
        traces().each(period, sums);
        return sums.result(period);
    }

    @Override
    public StrategyResults strategyResults(String strategy, CostBasis basis, String currency, TimeRange period) {
        return sideBySide().ofStrategy(strategy, basis, currency, period);
    }

    @Override
    public VersionResults versionResults(String strategy, CostBasis basis, String currency, TimeRange period) {
        return sideBySide().versions(strategy, basis, currency, period);
    }

    @Override
    public ExperimentResults experimentResults(CostBasis basis, String currency, TimeRange period) {
        return sideBySide().experiment(agents().strategies(), basis, currency, period);
    }

    @Override
    public PerformanceComparison compareStrategyPerformance(
            String strategy, CostBasis basis, String currency, TimeRange period) {
        return performanceRebuild(strategy, basis, currency, period).compare(agents());
    }

    @Override
    public PerformanceComparison rebuildStrategyPerformance(
            String strategy, CostBasis basis, String currency, TimeRange period) {
        return performanceRebuild(strategy, basis, currency, period).rebuild(agents());
    }

    private PerformanceRebuild performanceRebuild(String strategy, CostBasis basis, String currency, TimeRange period) {
        Instant calculatedAt = store.clock().instant();
        return new PerformanceRebuild(
                strategy, period, strategyResults(strategy, basis, currency, period), calculatedAt);
    }

    private SideBySide sideBySide() {
        GroupedTrades trades = new GroupedTrades(new TradeRecords(scope(Database.LEDGER))::scanVersioned);
        return new SideBySide(new StrategyComputation(traces(), trades));
    }

    private SignalTraces traces() {
        return new SignalTraces(new SignalRecords(scope(Database.SIGNALS))::scanVersioned, ledger().trades());
    }

    @Override
    public Satellites satellites() {
        return new SatellitesShelf(scope(Database.SATELLITES));
    }

    @Override
    public Agents agents() {
        return new AgentsShelf(scope(Database.AGENTS));
    }

    @Override
    public Signals signals() {
        return new SignalsShelf(scope(Database.SIGNALS));
    }

    @Override
    public Plays plays() {
        return new PlaysShelf(scope(Database.PLAYS));
    }

    @Override
    public Following following() {
        return new FollowingShelf(scope(Database.FOLLOWING));
    }

    @Override
    public Operations operations() {
        return new OperationsShelf(scope(Database.OPERATIONS));
    }

    @Override
    public Cache cache() {
        return new CacheShelf(scope(Database.CACHE));
    }

    @Override
    public RecordDatabase database(Database database) {
        return new RecordShelf(scope(database));
    }

    private BookScope scope(Database database) {
        if (database.shared()) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot use a shared database as a book's: ask the store for it", "database", database));
        }
        DatabaseRuntime runtime = store.runtime(database);
        return new BookScope(runtime, new OwnLane(runtime), id, store.writer(), strategyVersion, null);
    }
}
