package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.signals.Decision;
import org.tradingstore.signals.Execution;
import org.tradingstore.signals.ExecutionRates;
import org.tradingstore.signals.Signal;
import org.tradingstore.signals.Vote;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;

/** Signals and the trades that they led to, wherever the two are kept. */
public abstract class SignalTradeRules extends Rules {
    private static final Instant START = TestClock.START;
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final TimeRange DAY = new TimeRange(START, START.plus(Duration.ofDays(1)));
    private static final List<Decision> DECISIONS = List.of(Decision.values());
    private static final List<String> STRATEGIES = List.of("momentum", "mean-reversion", "\ud83d\ude80", "\uffff");

    protected SignalTradeRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.SIGNALS, Database.LEDGER);
    }

    private Book book() {
        return store().book("kit", Mode.TEST);
    }

    private static Signal.Builder signal(Instant generated, Decision decision) {
        return Signal.of("AAPL", decision)
                .generatedAt(generated)
                .price("189.91")
                .confidence(0.5)
                .aggregation("weighted_vote")
                .metadata("{}");
    }

    private static Vote vote(Decision decision) {
        return new Vote(decision, 0.5, null, null, true);
    }

    private Signal kept(Signal.Builder builder) {
        Signal signal = builder.build();
        book().signals().signals().append(signal);
        return signal;
    }

    private static Trade trade(Signal signal, Instant executed) {
        return Trade.buy(signal.symbol())
                .quantity("10")
                .price("189.91")
                .currency("USD")
                .executedAt(executed)
                .signalId(signal.id())
                .build();
    }

    private Trade filled(Signal signal, Instant executed) {
        Trade trade = trade(signal, executed);
        book().ledger().trades().append(trade);
        return trade;
    }

    @Test
    @DisplayName(
            "ST1 a signal's trades come oldest first, with what was reversed, and a trade's signal is the one it names")
    void bothWays() {
        Signal signal = kept(signal(START, Decision.BUY));
        Signal other = kept(signal(START, Decision.SELL));
        Trade second = filled(signal, START.plusSeconds(2));
        Trade first = filled(signal, START.plusSeconds(1));
        Trade ofOther = filled(other, START.plusSeconds(1));
        book().ledger().trades().reverse(second.id(), "busted");
        List<Trade> trades = book().tradesOf(signal.id(), 10);
        assertThat(trades.subList(0, 1)).containsExactly(first);
        assertThat(trades.subList(1, 3)).containsExactlyInAnyOrder(second, second.reversal("busted"));
        assertThat(trades).hasSize(3);
        assertThat(book().tradesOf(signal.id(), 1)).containsExactly(first);
        assertThat(book().tradesOf(UUID.randomUUID(), 10)).isEmpty();
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> book().tradesOf(signal.id(), 0));
        assertThat(book().signalOf(second)).contains(signal);
        assertThat(book().signalOf(ofOther)).contains(other);
        assertThat(book().signalOf(first.toBuilder().signalId(null).build())).isEmpty();
        assertThat(book().signalOf(first.toBuilder().signalId(new UUID(7, 7)).build()))
                .isEmpty();
        assertThat(store().book("kit", Mode.LIVE).signalOf(first)).isEmpty();
        assertThat(store().book("kit", Mode.LIVE).tradesOf(signal.id(), 10)).isEmpty();
    }

    private Execution total(TimeRange period) {
        return book().executionRates(period).total();
    }

    @Test
    @DisplayName(
            "ST2 a signal is executed where a trade names it that was not reversed, whenever that was and in its book")
    void executed() {
        Signal reversed = kept(signal(START, Decision.BUY));
        Signal corrected = kept(signal(START, Decision.SELL));
        Signal filledTwice = kept(signal(START, Decision.BUY));
        Signal later = kept(signal(START, Decision.BUY));
        kept(signal(START, Decision.BUY));
        Trade busted = filled(reversed, START.plusSeconds(1));
        assertThat(total(DAY)).isEqualTo(new Execution(5, 1));
        book().ledger().trades().reverse(busted.id(), "busted");
        assertThat(total(DAY)).isEqualTo(new Execution(5, 0));
        Trade wrong = filled(corrected, START.plusSeconds(1));
        book().ledger()
                .trades()
                .correct(
                        wrong.id(),
                        wrong.toBuilder().id(new UUID(9, 9)).quantity("11").build(),
                        "misreported");
        assertThat(total(DAY)).isEqualTo(new Execution(5, 1));
        Trade one = filled(filledTwice, START.plusSeconds(1));
        filled(filledTwice, START.plusSeconds(2));
        book().ledger().trades().reverse(one.id(), "busted");
        assertThat(total(DAY)).isEqualTo(new Execution(5, 2));
        filled(later, DAY.end().plus(Duration.ofDays(400)));
        assertThat(total(DAY)).isEqualTo(new Execution(5, 3));
        store().book("kit", Mode.LIVE).ledger().trades().append(trade(reversed, START));
        assertThat(total(DAY)).isEqualTo(new Execution(5, 3));
        assertThat(store().book("kit", Mode.LIVE).executionRates(DAY).total()).isEqualTo(Execution.NONE);
    }

    @Test
    @DisplayName(
            "ST3 signals count by when they were generated, start inclusive, end exclusive, and those to hold do not")
    void counted() {
        kept(signal(DAY.start().minus(MICRO), Decision.BUY));
        kept(signal(DAY.start(), Decision.BUY));
        kept(signal(DAY.end().minus(MICRO), Decision.SELL));
        kept(signal(DAY.end(), Decision.SELL));
        Signal held = kept(signal(DAY.start(), Decision.HOLD));
        filled(held, START);
        assertThat(held.asksForTrade()).isFalse();
        assertThat(total(DAY)).isEqualTo(new Execution(2, 0));
        assertThat(total(TimeRange.all())).isEqualTo(new Execution(4, 0));
        ExecutionRates none = book().executionRates(TimeRange.before(START.minus(Duration.ofDays(1))));
        assertThat(none.total()).isEqualTo(Execution.NONE);
        assertThat(none.total().rate()).isEmpty();
        assertThat(none.bySymbol()).isEmpty();
        assertThat(none.ofSymbol("AAPL")).isEqualTo(Execution.NONE);
        assertThat(none.ofStrategy("momentum")).isEqualTo(Execution.NONE);
        assertThat(none.of("momentum", "AAPL")).isEqualTo(Execution.NONE);
    }

    @Test
    @DisplayName(
            "ST4 a signal is one of each strategy whose vote counted and was for what was decided, and of no other")
    void backed() {
        Signal signal = kept(signal(START, Decision.BUY)
                .votes(Map.of(
                        "for", vote(Decision.BUY),
                        "also for", vote(Decision.BUY),
                        "against", vote(Decision.SELL),
                        "waiting", vote(Decision.HOLD),
                        "disabled", new Vote(Decision.BUY, 1, "x", 2.0, false))));
        assertThat(signal.backers()).containsExactly("also for", "for");
        filled(signal, START);
        kept(signal(START, Decision.SELL).votes(Map.of("for", vote(Decision.SELL), "against", vote(Decision.BUY))));
        kept(signal(START, Decision.SELL).votes(Map.of("for", vote(Decision.SELL))));
        kept(signal(START, Decision.SELL));
        ExecutionRates rates = book().executionRates(DAY);
        assertThat(rates.period()).isEqualTo(DAY);
        assertThat(rates.byStrategy()).isEqualTo(Map.of("also for", new Execution(1, 1), "for", new Execution(3, 1)));
        assertThat(rates.total()).isEqualTo(new Execution(4, 1));
        assertThat(rates.ofStrategy("for").rate()).contains(new BigDecimal("0.333333333333333333"));
        assertThat(rates.of("for", "AAPL")).isEqualTo(new Execution(3, 1));
        assertThat(rates.total().rate()).contains(new BigDecimal("0.25"));
    }

    /** Signals and trades of a bot that trades some of what it is told to, and takes some of it back. */
    private record Session(List<Signal> signals, List<Trade> trades, Set<UUID> reversed) {
        static Session random(long seed, int count) {
            Random random = new Random(seed);
            Session session = new Session(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
            for (int i = 0; i < count; i++) {
                Map<String, Vote> votes = new HashMap<>();
                for (String strategy : STRATEGIES) {
                    if (random.nextInt(3) > 0) {
                        votes.put(strategy, new Vote(decision(random), 0.5, null, null, random.nextInt(5) > 0));
                    }
                }
                Signal signal = signal(START.plusSeconds(60L * random.nextInt(2_000)), decision(random))
                        .symbol(List.of("AAPL", "MSFT", "\uffee").get(random.nextInt(3)))
                        .votes(votes)
                        .build();
                session.signals.add(signal);
                for (int fills = random.nextInt(3); fills > 0; fills--) {
                    Trade trade = trade(signal, signal.generatedAt().plusSeconds(random.nextInt(100_000)));
                    session.trades.add(trade);
                    if (random.nextInt(3) == 0) {
                        session.reversed.add(trade.id());
                    }
                }
            }
            return session;
        }

        private static Decision decision(Random random) {
            return DECISIONS.get(random.nextInt(3));
        }

        void write(TradingStore store) {
            Book book = store.book("kit", Mode.TEST);
            book.signals().signals().appendAll(signals);
            book.ledger().trades().appendAll(trades);
            book.ledger()
                    .trades()
                    .appendAll(trades.stream()
                            .filter(trade -> reversed.contains(trade.id()))
                            .map(trade -> trade.reversal("busted"))
                            .toList());
        }

        private Execution of(TimeRange period, Predicate<Signal> which) {
            List<Signal> asked = signals.stream()
                    .filter(signal -> period.contains(signal.generatedAt())
                            && signal.decision() != Decision.HOLD
                            && which.test(signal))
                    .toList();
            return new Execution(
                    asked.size(),
                    asked.stream()
                            .filter(signal -> trades.stream()
                                    .anyMatch(trade ->
                                            signal.id().equals(trade.signalId()) && !reversed.contains(trade.id())))
                            .count());
        }

        private static boolean backs(String strategy, Signal signal) {
            Vote vote = signal.votes().get(strategy);
            return vote != null && vote.enabled() && vote.decision() == signal.decision();
        }

        ExecutionRates rates(TimeRange period) {
            SortedMap<String, Execution> bySymbol = new TreeMap<>();
            SortedMap<String, Execution> byStrategy = new TreeMap<>();
            SortedMap<String, SortedMap<String, Execution>> both = new TreeMap<>();
            Set<String> symbols = new HashSet<>();
            signals.forEach(signal -> symbols.add(signal.symbol()));
            for (String symbol : symbols) {
                put(bySymbol, symbol, of(period, signal -> signal.symbol().equals(symbol)));
            }
            for (String strategy : STRATEGIES) {
                put(byStrategy, strategy, of(period, signal -> backs(strategy, signal)));
                SortedMap<String, Execution> inner = new TreeMap<>();
                for (String symbol : symbols) {
                    put(inner, symbol, of(period, signal -> signal.symbol().equals(symbol) && backs(strategy, signal)));
                }
                if (!inner.isEmpty()) {
                    both.put(strategy, inner);
                }
            }
            return new ExecutionRates(period, of(period, any -> true), bySymbol, byStrategy, both);
        }

        private static void put(SortedMap<String, Execution> map, String name, Execution execution) {
            if (execution.generated() > 0) {
                map.put(name, execution);
            }
        }
    }

    @Test
    @DisplayName("ST5 execution rates per strategy and symbol of any period are what plain loops find (seed 15)")
    void model() {
        Session session = Session.random(15, 1_300);
        session.write(store());
        for (TimeRange period : List.of(
                TimeRange.all(), DAY, TimeRange.since(DAY.start().plusSeconds(600)), TimeRange.before(DAY.end()))) {
            ExecutionRates expected = session.rates(period);
            ExecutionRates rates = book().executionRates(period);
            assertThat(rates).isEqualTo(expected);
            assertThat(rates.byStrategy().keySet())
                    .containsExactly("mean-reversion", "momentum", "\uffff", "\ud83d\ude80");
            assertThat(rates.total().rate()).isEqualTo(rate(expected.total()));
        }
    }

    private static Optional<BigDecimal> rate(Execution execution) {
        return Optional.of(BigDecimal.valueOf(execution.executed())
                .divide(BigDecimal.valueOf(execution.generated()), 18, RoundingMode.HALF_EVEN)
                .stripTrailingZeros());
    }

    /** The one of the two databases that another engine has. */
    enum Elsewhere {
        SIGNALS,
        LEDGER
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("ST6 signals and trades that are kept by two engines give what one engine gives")
    void twoEngines(Elsewhere elsewhere) {
        Session session = Session.random(16, 600);
        session.write(store());
        ExecutionRates expected = session.rates(DAY);
        assertThat(expected.total().executed()).isPositive();
        assertThat(book().executionRates(DAY)).isEqualTo(expected);
        Trade first = session.trades().get(0);
        Signal signal = book().signalOf(first).orElseThrow();
        List<Trade> trades = book().tradesOf(signal.id(), 10);
        assertThat(trades).isNotEmpty();
        shut();
        TradingStore two =
                place().open(builder -> builder.storage(Database.valueOf(elsewhere.name()), MemoryStorage.forTests()));
        Book other = two.book("two", Mode.TEST);
        other.signals().signals().appendAll(session.signals());
        other.ledger().trades().appendAll(session.trades());
        session.trades().stream()
                .filter(trade -> session.reversed().contains(trade.id()))
                .forEach(trade -> other.ledger().trades().reverse(trade.id(), "busted"));
        assertThat(other.executionRates(DAY)).isEqualTo(expected);
        assertThat(other.signalOf(first)).contains(signal);
        assertThat(other.tradesOf(signal.id(), 10)).isEqualTo(trades);
    }

    @Test
    @DisplayName("ST7 what is of two databases is refused within a transaction of either")
    void noTransaction() {
        Signal signal = kept(signal(START, Decision.BUY));
        filled(signal, START);
        book().ledger()
                .inTransaction(tx ->
                        refused(TransactionScopeException.class, Advice.FIX_CALLER, () -> book().executionRates(DAY)));
        book().signals()
                .inTransaction(tx ->
                        refused(TransactionScopeException.class, Advice.FIX_CALLER, () -> book().executionRates(DAY)));
        assertThat(total(DAY)).isEqualTo(new Execution(1, 1));
    }
}
