package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.agents.ExperimentGroup;
import org.tradingstore.agents.ExperimentResults;
import org.tradingstore.agents.PerformanceComparison;
import org.tradingstore.agents.StrategyDefinition;
import org.tradingstore.agents.StrategyDefinitionKey;
import org.tradingstore.agents.StrategyPerformance;
import org.tradingstore.agents.StrategyPerformanceKey;
import org.tradingstore.agents.StrategyResults;
import org.tradingstore.agents.VersionResults;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.signals.Decision;
import org.tradingstore.signals.Signal;
import org.tradingstore.signals.Vote;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.Together;
import org.tradingstore.testkit.internal.model.ModelLedger;

/** What strategies, their versions and the sides of an experiment came to, and the performance that is kept of it. */
public abstract class StrategyRules extends Rules {
    private static final Instant START = TestClock.START;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TimeRange DAY = new TimeRange(START, START.plus(Duration.ofDays(1)));
    private static final StrategyPerformanceKey DAY_OF_MOMENTUM =
            new StrategyPerformanceKey("momentum", DAY.start(), DAY.end());
    private static final List<Decision> DECISIONS = List.of(Decision.values());
    private static final List<String> STRATEGIES = List.of("momentum", "reversion");
    private static final List<String> VERSIONS = List.of("1.9", "1.10", "2.0-beta");

    protected StrategyRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.AGENTS, Database.SIGNALS, Database.LEDGER);
    }

    private Book book() {
        return store().book("kit", Mode.TEST);
    }

    private static Book under(Book book, @Nullable String version) {
        return version == null ? book : book.strategyVersion(version);
    }

    private static Trade.Builder trade(Side side, String quantity, String price, int minute) {
        return (side == Side.BUY ? Trade.buy("AAPL") : Trade.sell("AAPL"))
                .quantity(quantity)
                .price(price)
                .currency("USD")
                .strategies("momentum")
                .executedAt(START.plus(MINUTE.multipliedBy(minute)));
    }

    private static Signal.Builder signal(int minute, Decision decision, String... backers) {
        Vote vote = new Vote(decision, 0.5, null, null, true);
        return Signal.of("AAPL", decision)
                .generatedAt(START.plus(MINUTE.multipliedBy(minute)))
                .price("10")
                .confidence(0.5)
                .aggregation("unanimous")
                .votes(Set.of(backers).stream().collect(Collectors.toMap(each -> each, any -> vote)))
                .metadata("{}");
    }

    private Trade traded(Trade.Builder builder) {
        Trade trade = builder.build();
        book().ledger().trades().append(trade);
        return trade;
    }

    private Signal signalled(Signal.Builder builder) {
        Signal signal = builder.build();
        book().signals().signals().append(signal);
        return signal;
    }

    private StrategyResults results(String strategy, String currency) {
        return book().strategyResults(strategy, CostBasis.FIFO, currency, DAY);
    }

    @Test
    @DisplayName(
            "SR1 a strategy's results count its signals, its trades of the currency, wins and losses after fees, and what is left"
                    + " of realised profit after the fees of the period")
    void byHand() {
        Signal bought = signalled(signal(1, Decision.BUY, "momentum", "reversion"));
        signalled(signal(2, Decision.SELL, "momentum"));
        signalled(signal(3, Decision.HOLD, "momentum"));
        signalled(signal(-1, Decision.BUY, "momentum"));
        // Before the period: its fee does not count, its lot does.
        traded(trade(Side.BUY, "10", "10", -5).fee("5"));
        traded(trade(Side.BUY, "10", "20", 1).fee("1").signalId(bought.id()).strategies("momentum", "reversion"));
        // Closes 10 at 10 for 12: 20 earned, less 5 and 2 of fees.
        traded(trade(Side.SELL, "10", "12", 2).fee("2"));
        // Closes 4 at 20 for 15: 20 lost.
        traded(trade(Side.SELL, "4", "15", 3));
        traded(trade(Side.SELL, "1", "1", 4).strategies("other"));
        Trade busted = traded(trade(Side.SELL, "5", "100", 5));
        book().ledger().trades().reverse(busted.id(), "busted");
        traded(trade(Side.BUY, "1", "7", 6).currency("EUR").fee("0.5").feeCurrency("USD"));
        traded(trade(Side.SELL, "1", "20", 60 * 24));
        assertThat(results("momentum", "USD"))
                .isEqualTo(new StrategyResults(2, 1, 3, 1, 1, new BigDecimal("-3.5"), new BigDecimal("20.5")));
        assertThat(results("momentum", "EUR"))
                .isEqualTo(new StrategyResults(2, 1, 1, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO));
        assertThat(results("reversion", "USD"))
                .isEqualTo(new StrategyResults(1, 1, 1, 0, 0, new BigDecimal("-1"), BigDecimal.ONE));
        assertThat(results("none", "USD")).isEqualTo(StrategyResults.NONE);
        assertThat(results("momentum", "USD").executionRate()).contains(new BigDecimal("0.5"));
        assertThat(results("momentum", "USD").winRate()).contains(new BigDecimal("0.5"));
        assertThat(StrategyResults.NONE.executionRate()).isEmpty();
        assertThat(StrategyResults.NONE.winRate()).isEmpty();
        assertThat(store().book("kit", Mode.LIVE).strategyResults("momentum", CostBasis.FIFO, "USD", DAY))
                .isEqualTo(StrategyResults.NONE);
    }

    @Test
    @DisplayName(
            "SR2 the versions of a strategy stand side by side, oldest first, by what each signal and trade was written under")
    void versions() {
        for (String version : List.of("1.10", "1.9", "2.0-beta")) {
            Book under = book().strategyVersion(version);
            Signal signal = signal(1, Decision.BUY, "momentum").build();
            under.signals().signals().append(signal);
            under.signals().signals().append(signal(1, Decision.BUY, "other").build());
            under.ledger()
                    .trades()
                    .append(trade(Side.BUY, "1", "10", 2)
                            .fee(version.equals("1.9") ? "1" : "2")
                            .signalId(signal.id())
                            .build());
        }
        signalled(signal(4, Decision.SELL, "momentum"));
        traded(trade(Side.SELL, "3", "30", 5));
        traded(trade(Side.SELL, "1", "30", 6).strategies("other"));
        VersionResults results = book().versionResults("momentum", CostBasis.FIFO, "USD", DAY);
        assertThat(results.strategy()).isEqualTo("momentum");
        assertThat(results.byVersion().keySet()).containsExactly("1.9", "1.10", "2.0-beta");
        assertThat(results.of("1.9"))
                .isEqualTo(new StrategyResults(1, 1, 1, 0, 0, new BigDecimal("-1"), BigDecimal.ONE));
        assertThat(results.of("1.10"))
                .isEqualTo(new StrategyResults(1, 1, 1, 0, 0, new BigDecimal("-2"), new BigDecimal("2")));
        assertThat(results.withoutVersion())
                .isEqualTo(new StrategyResults(1, 0, 1, 1, 0, new BigDecimal("60"), BigDecimal.ZERO));
        assertThat(results.of("3")).isEqualTo(StrategyResults.NONE);
    }

    private void defined(String name, String version, @Nullable ExperimentGroup group) {
        book().agents()
                .strategies()
                .upsert(definition(name, version).experimentGroup(group).build());
    }

    private static StrategyDefinition.Builder definition(String name, String version) {
        return StrategyDefinition.of(name, version)
                .enabled(true)
                .parameters("{}")
                .template(false)
                .createdBy("kit");
    }

    @Test
    @DisplayName(
            "SR3 the sides of an experiment stand side by side: a trade is on that of each version it is of, or outside")
    void sides() {
        defined("momentum", "1.9", ExperimentGroup.A);
        defined("momentum", "1.10", ExperimentGroup.B);
        defined("reversion", "1.10", ExperimentGroup.CONTROL);
        defined("reversion", "1.9", null);
        book().strategyVersion("1.9")
                .ledger()
                .trades()
                .append(trade(Side.BUY, "1", "10", 1)
                        .strategies("momentum", "reversion")
                        .fee("1")
                        .build());
        book().strategyVersion("1.10")
                .ledger()
                .trades()
                .append(trade(Side.BUY, "1", "10", 2)
                        .strategies("reversion", "momentum", "momentum")
                        .fee("2")
                        .build());
        book().strategyVersion("1.9")
                .ledger()
                .trades()
                .append(trade(Side.BUY, "1", "10", 3)
                        .strategies("reversion")
                        .fee("4")
                        .build());
        traded(trade(Side.BUY, "1", "10", 4).fee("8"));
        book().strategyVersion("1.10")
                .signals()
                .signals()
                .append(signal(1, Decision.BUY, "momentum", "none").build());
        ExperimentResults results = book().experimentResults(CostBasis.FIFO, "USD", DAY);
        StrategyResults two = new StrategyResults(0, 0, 1, 0, 0, new BigDecimal("-2"), new BigDecimal("2"));
        assertThat(results.byGroup())
                .isEqualTo(Map.of(
                        ExperimentGroup.A,
                        new StrategyResults(0, 0, 1, 0, 0, new BigDecimal("-1"), BigDecimal.ONE),
                        ExperimentGroup.B,
                        new StrategyResults(1, 0, 1, 0, 0, two.totalPnl(), two.maxDrawdown()),
                        ExperimentGroup.CONTROL,
                        two));
        assertThat(results.outside())
                .isEqualTo(new StrategyResults(0, 0, 2, 0, 0, new BigDecimal("-12"), new BigDecimal("12")));
        defined("momentum", "1.9", null);
        assertThat(book().experimentResults(CostBasis.FIFO, "USD", DAY).of(ExperimentGroup.A))
                .isEqualTo(StrategyResults.NONE);
    }

    /** What a signal or trade counts for. */
    private interface Labels {
        Set<String> of(Set<String> strategies, @Nullable String version);
    }

    /** A signal or trade, and the version that it is written under. */
    private record Under<R>(R record, @Nullable String version) {}

    /** Signals and trades of strategies in several versions, and what loops over them find. */
    private record Session(List<Under<Signal>> signals, List<Under<Trade>> trades) {
        static Session random(long seed, int count) {
            Random random = new Random(seed);
            Session session = new Session(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < count; i++) {
                String version = random.nextInt(4) == 0 ? null : VERSIONS.get(random.nextInt(3));
                Signal signal = signal(
                                random.nextInt(3_000),
                                DECISIONS.get(random.nextInt(3)),
                                some(random).toArray(String[]::new))
                        .build();
                session.signals.add(new Under<>(signal, version));
                Trade.Builder trade = trade(
                                random.nextBoolean() ? Side.BUY : Side.SELL,
                                String.valueOf(1 + random.nextInt(9)),
                                BigDecimal.valueOf(random.nextInt(9_000), 2).toPlainString(),
                                i * 20)
                        .strategies(some(random))
                        .currency(random.nextInt(5) == 0 ? "EUR" : "USD");
                if (random.nextBoolean()) {
                    trade.signalId(signal.id());
                }
                if (random.nextBoolean()) {
                    trade.fee(BigDecimal.valueOf(random.nextInt(200), 2).toPlainString());
                    trade.feeCurrency(random.nextInt(3) == 0 ? "EUR" : null);
                }
                Trade made = trade.build();
                session.trades.add(new Under<>(made, version));
                if (random.nextInt(8) == 0) {
                    session.trades.add(new Under<>(made.reversal("busted"), null));
                }
            }
            return session;
        }

        private static List<String> some(Random random) {
            return STRATEGIES.stream().filter(any -> random.nextInt(3) > 0).toList();
        }

        void write(TradingStore store, String name) {
            Book book = store.book(name, Mode.TEST);
            signals.forEach(
                    each -> under(book, each.version).signals().signals().append(each.record));
            trades.forEach(each -> under(book, each.version).ledger().trades().append(each.record));
        }

        private boolean executed(Signal signal) {
            return trades.stream()
                    .anyMatch(each -> signal.id().equals(each.record.signalId())
                            && each.record.reverses() == null
                            && trades.stream()
                                    .noneMatch(other -> each.record.id().equals(other.record.reverses())));
        }

        /** The results of a label; lots are those of all trades, so they are labelled in place of their strategies. */
        StrategyResults results(Labels labels, String label, CostBasis basis, String currency, TimeRange period) {
            List<Signal> asked = signals.stream()
                    .filter(each -> labels.of(each.record.votes().keySet(), each.version)
                            .contains(label))
                    .map(Under::record)
                    .filter(each -> period.contains(each.generatedAt()) && each.decision() != Decision.HOLD)
                    .toList();
            List<Trade> labelled = trades.stream()
                    .map(each -> each.record.toBuilder()
                            .strategies(List.copyOf(labels.of(new HashSet<>(each.record.strategies()), each.version)))
                            .build())
                    .sorted(Comparator.comparing(Trade::executedAt).thenComparing(Trade::id, PortableOrder.UUIDS))
                    .toList();
            ModelLedger ledger = new ModelLedger(labelled, List.of());
            TradeStatistics statistics = ledger.profitAndLoss(basis, period, ZoneOffset.UTC)
                    .byStrategy()
                    .get(label);
            if (statistics == null) {
                return new StrategyResults(
                        asked.size(),
                        asked.stream().filter(this::executed).count(),
                        0,
                        0,
                        0,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO);
            }
            return new StrategyResults(
                    asked.size(),
                    asked.stream().filter(this::executed).count(),
                    kept(labelled)
                            .filter(each -> period.contains(each.executedAt())
                                    && each.strategies().contains(label)
                                    && each.currency().equals(currency))
                            .count(),
                    statistics.winsByCurrency().getOrDefault(currency, 0L),
                    statistics.lossesByCurrency().getOrDefault(currency, 0L),
                    statistics
                            .realized()
                            .in(currency)
                            .subtract(statistics.fees().in(currency)),
                    ledger.equity()
                            .maxDrawdown(
                                    basis,
                                    currency,
                                    period,
                                    each -> each.strategies().contains(label))
                            .map(Drawdown::amount)
                            .orElse(BigDecimal.ZERO));
        }

        private static Stream<Trade> kept(List<Trade> all) {
            return all.stream()
                    .filter(each -> each.reverses() == null
                            && all.stream().noneMatch(other -> each.id().equals(other.reverses())));
        }
    }

    private static final List<TimeRange> PERIODS = List.of(
            DAY, TimeRange.all(), new TimeRange(START.plus(Duration.ofHours(7)), START.plus(Duration.ofHours(31))));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    @DisplayName(
            "SR4 results of strategies, versions and sides, by every cost basis and of any period, are what a model of loops says")
    void model(long seed) {
        Session session = Session.random(seed, 110);
        session.write(store(), "kit");
        Map<StrategyDefinitionKey, ExperimentGroup> groups = Map.of(
                new StrategyDefinitionKey("momentum", "1.9"), ExperimentGroup.A,
                new StrategyDefinitionKey("reversion", "1.9"), ExperimentGroup.B,
                new StrategyDefinitionKey("reversion", "1.10"), ExperimentGroup.B);
        groups.forEach((key, group) -> defined(key.name(), key.version(), group));
        Labels sides = (strategies, version) -> {
            Set<String> names = new HashSet<>();
            for (String strategy : strategies) {
                Optional<ExperimentGroup> group = version == null
                        ? Optional.empty()
                        : Optional.ofNullable(groups.get(new StrategyDefinitionKey(strategy, version)));
                group.ifPresent(each -> names.add(each.name()));
            }
            return names.isEmpty() ? Set.of("outside") : names;
        };
        for (TimeRange period : PERIODS) {
            for (CostBasis basis : CostBasis.values()) {
                String currency = basis == CostBasis.LIFO ? "EUR" : "USD";
                for (String strategy : STRATEGIES) {
                    assertThat(book().strategyResults(strategy, basis, currency, period))
                            .as("%s %s %s", strategy, basis, period)
                            .isEqualTo(session.results(
                                    (strategies, version) -> strategies, strategy, basis, currency, period));
                    assertThat(book().versionResults(strategy, basis, currency, period))
                            .isEqualTo(versions(session, strategy, basis, currency, period));
                }
                ExperimentResults experiment = book().experimentResults(basis, currency, period);
                for (ExperimentGroup group : List.of(ExperimentGroup.A, ExperimentGroup.B)) {
                    assertThat(experiment.of(group))
                            .as("%s %s %s", group, basis, period)
                            .isEqualTo(session.results(sides, group.name(), basis, currency, period));
                }
                assertThat(experiment.of(ExperimentGroup.CONTROL)).isEqualTo(StrategyResults.NONE);
                assertThat(experiment.outside()).isEqualTo(session.results(sides, "outside", basis, currency, period));
            }
        }
    }

    private static VersionResults versions(
            Session session, String strategy, CostBasis basis, String currency, TimeRange period) {
        Labels labels = (strategies, version) ->
                strategies.contains(strategy) ? Set.of(version == null ? "none" : version) : Set.of();
        SortedMap<String, StrategyResults> byVersion = new TreeMap<>(Comparator.comparingInt(VERSIONS::indexOf));
        for (String version : VERSIONS) {
            byVersion.put(version, session.results(labels, version, basis, currency, period));
        }
        return new VersionResults(strategy, byVersion, session.results(labels, "none", basis, currency, period));
    }

    private PerformanceComparison compared() {
        return book().compareStrategyPerformance("momentum", CostBasis.FIFO, "USD", DAY);
    }

    private PerformanceComparison rebuilt() {
        return book().rebuildStrategyPerformance("momentum", CostBasis.FIFO, "USD", DAY);
    }

    private Optional<StrategyPerformance> kept() {
        return book().agents().performances().find(DAY_OF_MOMENTUM);
    }

    @Test
    @DisplayName("SR5 a performance is rebuilt from signals and trades, and done again there is nothing to do")
    void rebuiltOnce() {
        traded(trade(Side.BUY, "2", "10", 1).fee("0.5"));
        traded(trade(Side.SELL, "1", "15", 2));
        signalled(signal(1, Decision.BUY, "momentum"));
        PerformanceComparison before = compared();
        assertThat(before.kept()).isEmpty();
        assertThat(before.fields()).isEmpty();
        assertThat(before.agrees()).isFalse();
        assertThat(kept()).isEmpty();
        PerformanceComparison first = rebuilt();
        assertThat(first.kept()).isEmpty();
        StrategyPerformance expected = StrategyPerformance.of("momentum", DAY.start(), DAY.end())
                .results(new StrategyResults(1, 0, 2, 1, 0, new BigDecimal("4.5"), new BigDecimal("0.5")))
                .configuration("null")
                .calculatedAt(START)
                .build();
        assertThat(first.rebuilt()).isEqualTo(expected);
        assertThat(kept()).contains(expected);
        clock().move(MINUTE);
        assertThat(compared()).isEqualTo(new PerformanceComparison(Optional.of(expected), expected, List.of()));
        assertThat(compared().agrees()).isTrue();
        assertThat(rebuilt().agrees()).isTrue();
        assertThat(kept()).contains(expected);
        assertThat(book().agents()
                        .performances()
                        .envelope(DAY_OF_MOMENTUM)
                        .orElseThrow()
                        .revision())
                .isEqualTo(1);
        assertThat(kept().orElseThrow().results()).isEqualTo(results("momentum", "USD"));
    }

    @Test
    @DisplayName(
            "SR6 where a kept performance differs the components are named, and rebuilding mends them and nothing else")
    void mended() {
        Trade bought = traded(trade(Side.BUY, "2", "10", 1).fee("0.5"));
        traded(trade(Side.SELL, "2", "8", 2));
        signalled(signal(1, Decision.BUY, "momentum"));
        rebuilt();
        book().agents()
                .performances()
                .update(
                        DAY_OF_MOMENTUM,
                        each -> each.toBuilder()
                                .configuration("{\"tuned\": true}")
                                .losingTrades(7)
                                .build());
        assertThat(compared().fields()).containsExactly("losing_trades");
        clock().move(MINUTE);
        Signal late = signalled(signal(3, Decision.SELL, "momentum"));
        traded(trade(Side.SELL, "1", "20", 4).signalId(late.id()));
        book().ledger().trades().reverse(bought.id(), "busted");
        StrategyPerformance wrong = kept().orElseThrow();
        PerformanceComparison mended = rebuilt();
        assertThat(mended.kept()).contains(wrong);
        assertThat(mended.fields())
                .containsExactly("signals_generated", "signals_executed", "losing_trades", "total_pnl", "max_drawdown");
        StrategyPerformance right = wrong.toBuilder()
                .results(results("momentum", "USD"))
                .calculatedAt(START.plus(MINUTE))
                .build();
        assertThat(mended.rebuilt()).isEqualTo(right);
        assertThat(kept()).contains(right);
        assertThat(right.configuration()).isEqualTo("{\"tuned\": true}");
        assertThat(right.totalTrades()).isEqualTo(2);
        assertThat(compared().agrees()).isTrue();
    }

    @Test
    @DisplayName(
            "SR7 a new performance has the parameters of the version that was newest and enabled at the period's end")
    void configured() {
        book().agents()
                .strategies()
                .upsertAll(List.of(
                        definition("momentum", "1.9").parameters("{\"n\": 9}").build(),
                        definition("momentum", "1.10")
                                .parameters("{ \"n\":10 }")
                                .build(),
                        definition("momentum", "1.11").enabled(false).build(),
                        definition("other", "2").build()));
        clock().move(Duration.ofDays(2));
        book().agents().strategies().disable(new StrategyDefinitionKey("momentum", "1.10"));
        assertThat(rebuilt().rebuilt().configuration()).isEqualTo("{ \"n\":10 }");
        TimeRange nextDays = new TimeRange(DAY.end(), DAY.end().plus(Duration.ofDays(2)));
        assertThat(book().rebuildStrategyPerformance("momentum", CostBasis.FIFO, "USD", nextDays)
                        .rebuilt()
                        .configuration())
                .isEqualTo("{\"n\": 9}");
        assertThat(book().rebuildStrategyPerformance("momentum", CostBasis.FIFO, "USD", before())
                        .rebuilt()
                        .configuration())
                .isEqualTo("null");
    }

    private static TimeRange before() {
        return new TimeRange(START.minus(Duration.ofDays(1)), START);
    }

    @Test
    @DisplayName(
            "SR8 a performance of no period, or of one whose end the store cannot hold, is refused and nothing is kept")
    void noPeriod() {
        traded(trade(Side.BUY, "2", "10", 1));
        TimeRange empty = new TimeRange(START, START);
        refusedFor("to", () -> book().rebuildStrategyPerformance("momentum", CostBasis.FIFO, "USD", empty));
        refusedFor(
                "to",
                () -> book().rebuildStrategyPerformance("momentum", CostBasis.FIFO, "USD", TimeRange.since(START)));
        assertThat(book().agents().performances().count(StrategyPerformance.TYPE.all()))
                .isZero();
        assertThat(book().strategyResults("momentum", CostBasis.FIFO, "USD", empty))
                .isEqualTo(StrategyResults.NONE);
    }

    @Test
    @DisplayName("SR9 sixteen callers that rebuild one performance write it once, and it equals the kept one (seed 16)")
    void together() throws Exception {
        Session.random(16, 60).write(store(), "kit");
        List<PerformanceComparison> comparisons = Together.sixteen(any -> rebuilt());
        assertThat(comparisons.stream().filter(each -> !each.agrees())).hasSize(1);
        assertThat(comparisons.stream().map(PerformanceComparison::rebuilt).distinct())
                .containsExactly(kept().orElseThrow());
        assertThat(book().agents()
                        .performances()
                        .envelope(DAY_OF_MOMENTUM)
                        .orElseThrow()
                        .revision())
                .isEqualTo(1);
    }

    /** The one of the three databases that another engine has. */
    enum Elsewhere {
        AGENTS,
        SIGNALS,
        LEDGER
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("SR10 agents, signals and trades that are kept by two engines give what one engine gives")
    void twoEngines(Elsewhere elsewhere) {
        Session session = Session.random(17, 80);
        session.write(store(), "kit");
        VersionResults results = book().versionResults("momentum", CostBasis.AVERAGE, "USD", DAY);
        StrategyPerformance expected = rebuilt().rebuilt();
        assertThat(expected.signalsExecuted()).isPositive();
        shut();
        TradingStore two =
                place().open(builder -> builder.storage(Database.valueOf(elsewhere.name()), MemoryStorage.forTests()));
        session.write(two, "two");
        Book other = two.book("two", Mode.TEST);
        assertThat(other.versionResults("momentum", CostBasis.AVERAGE, "USD", DAY))
                .isEqualTo(results);
        assertThat(other.rebuildStrategyPerformance("momentum", CostBasis.FIFO, "USD", DAY)
                        .rebuilt())
                .isEqualTo(expected);
        assertThat(other.agents().performances().find(DAY_OF_MOMENTUM)).contains(expected);
    }
}
