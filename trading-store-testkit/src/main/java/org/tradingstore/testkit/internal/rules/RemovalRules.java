package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.TradingStore;
import org.tradingstore.cache.Recommendation;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.history.Candle;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.history.ExchangeRate;
import org.tradingstore.history.History;
import org.tradingstore.history.Interval;
import org.tradingstore.history.MonthlyPrice;
import org.tradingstore.history.OptionQuote;
import org.tradingstore.history.SymbolRemoval;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.Metric;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.Score;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.PlainRepository;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.signals.Opportunity;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.fault.FaultPlan;
import org.tradingstore.testkit.internal.fault.FaultyStorage;
import org.tradingstore.universe.Security;

/** A symbol's removal: noted, taken back, and at last carried out on what is known of it, and on nothing else. */
public abstract class RemovalRules extends Rules {
    private static final String GONE = "AAPL";
    /** Close to it in every way that an engine may confuse. */
    private static final List<String> OTHERS = List.of("aapl", "AAPL ", "AAP", "AAPL2", "A", "\uD83D\uDE80");

    private static final List<BookId> BOOKS =
            List.of(new BookId("kit", Mode.TEST), new BookId("kit", Mode.LIVE), new BookId("other", Mode.PAPER));
    private static final Duration GRACE = Duration.ofDays(30);

    protected RemovalRules(Supplier<Place> places) {
        super(places);
    }

    private History market() {
        return store().history();
    }

    private static <R> void fill(PlainRepository<R, ?> records, TextField<R> symbol, long seed) {
        List<String> symbols = new ArrayList<>(OTHERS);
        symbols.add(GONE);
        for (String each : symbols) {
            // A single key of the symbol allows one record; others get two.
            int count = records.type().key().fields().equals(List.of(symbol)) ? 1 : 2;
            records.upsertAll(withoutUnique(records.type(), RecordGenerator.of(records.type(), seed + each.hashCode()))
                    .with(symbol, () -> each)
                    .next(count));
        }
    }

    /** Lets components be absent by which records must differ. */
    private static <R> RecordGenerator<R> withoutUnique(RecordType<R, ?> type, RecordGenerator<R> generator) {
        RecordGenerator<R> result = generator;
        for (var index : type.indexes()) {
            if (index.unique()) {
                result = result.without(index.fields().get(0));
            }
        }
        return result;
    }

    private static void fillAll(TradingStore store) {
        History history = store.history();
        fill(history.dailyPrices(), DailyPrice.SYMBOL, 1);
        fill(history.monthlyPrices(), MonthlyPrice.SYMBOL, 2);
        fill(history.candles(), Candle.SYMBOL, 3);
        fill(history.optionQuotes(), OptionQuote.CONTRACT, 4);
        fill(history.optionQuotes(), OptionQuote.UNDERLYING, 5);
        fill(history.exchangeRates(), ExchangeRate.BASE, 6);
        fill(store.universe().securities(), Security.SYMBOL, 7);
        for (BookId book : BOOKS) {
            fill(of(store, book, Database.PORTFOLIO, Score.TYPE), Score.SYMBOL, 8);
            fill(of(store, book, Database.PORTFOLIO, Metric.TYPE), Metric.SYMBOL, 9);
            fill(of(store, book, Database.SIGNALS, Opportunity.TYPE), Opportunity.SYMBOL, 10);
            fill(of(store, book, Database.CACHE, Recommendation.TYPE), Recommendation.SYMBOL, 11);
            fill(store.book(book).portfolio().positions(), Position.SYMBOL, 12);
            store.book(book)
                    .ledger()
                    .trades()
                    .append(Trade.buy(GONE)
                            .quantity("1")
                            .price("2")
                            .currency("USD")
                            .executedAt(TestClock.START)
                            .build());
        }
    }

    private static <R, K> PlainRepository<R, K> of(
            TradingStore store, BookId book, Database database, KeyedType<R, K> type) {
        return store.book(book).database(database).records(type);
    }

    /** Rows of the symbol that is to go, by type. */
    private static Map<String, Long> doomed(TradingStore store) {
        Map<String, Long> counts = new LinkedHashMap<>();
        History history = store.history();
        count(counts, history.dailyPrices(), DailyPrice.SYMBOL);
        count(counts, history.monthlyPrices(), MonthlyPrice.SYMBOL);
        count(counts, history.candles(), Candle.SYMBOL);
        count(counts, history.optionQuotes(), OptionQuote.CONTRACT);
        count(counts, history.optionQuotes(), OptionQuote.UNDERLYING);
        count(counts, store.universe().securities(), Security.SYMBOL);
        for (BookId book : BOOKS) {
            count(counts, of(store, book, Database.PORTFOLIO, Score.TYPE), Score.SYMBOL);
            count(counts, of(store, book, Database.PORTFOLIO, Metric.TYPE), Metric.SYMBOL);
            count(counts, of(store, book, Database.SIGNALS, Opportunity.TYPE), Opportunity.SYMBOL);
            count(counts, of(store, book, Database.CACHE, Recommendation.TYPE), Recommendation.SYMBOL);
        }
        return counts;
    }

    private static <R> void count(Map<String, Long> counts, ReadRepository<R, ?> records, TextField<R> symbol) {
        counts.merge(
                records.type().name() + "." + symbol.name(),
                records.count(records.type().where(symbol.eq(GONE))),
                Long::sum);
    }

    /** Fingerprints of everything else, with envelopes and former revisions. */
    private static List<Digest> rest(TradingStore store) {
        List<Digest> rest = new ArrayList<>();
        History history = store.history();
        rest.add(others(history.dailyPrices(), DailyPrice.SYMBOL));
        rest.add(others(history.monthlyPrices(), MonthlyPrice.SYMBOL));
        rest.add(others(history.candles(), Candle.SYMBOL));
        rest.add(history.optionQuotes()
                .digest(
                        OptionQuote.TYPE.where(OptionQuote.CONTRACT.ne(GONE).and(OptionQuote.UNDERLYING.ne(GONE))),
                        Digest.Coverage.STORED));
        rest.add(history.exchangeRates().digest(ExchangeRate.TYPE.all(), Digest.Coverage.STORED));
        rest.add(others(store.universe().securities(), Security.SYMBOL));
        for (BookId book : BOOKS) {
            rest.add(others(of(store, book, Database.PORTFOLIO, Score.TYPE), Score.SYMBOL));
            rest.add(others(of(store, book, Database.PORTFOLIO, Metric.TYPE), Metric.SYMBOL));
            rest.add(others(of(store, book, Database.SIGNALS, Opportunity.TYPE), Opportunity.SYMBOL));
            rest.add(others(of(store, book, Database.CACHE, Recommendation.TYPE), Recommendation.SYMBOL));
            rest.add(store.book(book).portfolio().positions().digest(Position.TYPE.all(), Digest.Coverage.STORED));
            rest.add(store.book(book).ledger().digest(Digest.Coverage.STORED));
        }
        assertThat(rest).extracting(Digest::count).doesNotContain(0L);
        return rest;
    }

    private static <R> Digest others(ReadRepository<R, ?> records, TextField<R> symbol) {
        return records.digest(records.type().where(symbol.ne(GONE)), Digest.Coverage.STORED);
    }

    @Test
    @DisplayName("HD1 a removal is noted with a grace of 30 days unless said, once, and changes nothing yet")
    void noted() {
        DailyPrice price = RecordGenerator.of(DailyPrice.TYPE, 1)
                .with(DailyPrice.SYMBOL, () -> GONE)
                .next();
        market().dailyPrices().upsert(price);
        SymbolRemoval removal = market().removeSymbol(GONE, "delisted");
        assertThat(removal)
                .isEqualTo(SymbolRemoval.of(GONE, TestClock.START)
                        .reason("delisted")
                        .purgeAfter(TestClock.START.plus(GRACE))
                        .build());
        assertThat(market().symbolRemovals().find(GONE)).contains(removal);
        clock().move(Duration.ofDays(1));
        assertThat(market().removeSymbol(GONE, "again", Duration.ZERO)).isEqualTo(removal);
        assertThat(market().removeSymbol("B", "at once", Duration.ofHours(2)).purgeAfter())
                .isEqualTo(clock().instant().plus(Duration.ofHours(2)));
        assertThat(market().symbolRemovals().dueAt(TestClock.START.plus(GRACE), 10))
                .extracting(SymbolRemoval::symbol)
                .containsExactly("B", GONE);
        assertThat(market().symbolRemovals().dueAt(TestClock.START.plus(GRACE).minusNanos(1_000), 10))
                .hasSize(1);
        store().maintain();
        assertThat(market().dailyPrices().find(price.key())).contains(price);
        assertThat(market().symbolRemovals().find(GONE)).contains(removal);
        assertThat(market().symbolRemovals().envelope(GONE)).isPresent();
    }

    @Test
    @DisplayName("HD2 a removal is taken back until its grace has passed, and refused from then on")
    void takenBack() {
        market().removeSymbol(GONE, "delisted");
        clock().move(GRACE.minusNanos(1_000_000));
        assertThat(market().takeBack(GONE)).isTrue();
        assertThat(market().takeBack(GONE)).isFalse();
        clock().move(GRACE);
        fillAll(store());
        Map<String, Long> before = doomed(store());
        store().maintain();
        assertThat(doomed(store())).isEqualTo(before);
        market().removeSymbol(GONE, "delisted", Duration.ofDays(1));
        clock().move(Duration.ofDays(1));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> market().takeBack(GONE));
        store().maintain();
        assertThat(market().takeBack(GONE)).isFalse();
    }

    @Test
    @DisplayName("HD3 once the grace has passed all that is known of the symbol goes from every book, and nothing else")
    void purged() {
        fillAll(store());
        assertThat(doomed(store()).values()).doesNotContain(0L);
        List<Digest> rest = rest(store());
        market().removeSymbol(GONE, "delisted");
        clock().move(GRACE.minusSeconds(1));
        store().maintain();
        assertThat(doomed(store()).values()).doesNotContain(0L);
        clock().move(Duration.ofSeconds(1));
        long rows = doomed(store()).values().stream().mapToLong(Long::longValue).sum();
        MaintenanceReport report = store().maintain();
        assertThat(doomed(store()).values()).containsOnly(0L);
        assertThat(rest(store())).isEqualTo(rest);
        assertThat(market().symbolRemovals().find(GONE)).isEmpty();
        assertThat(report.steps().stream()
                        .filter(step -> step.what().startsWith("purge " + GONE))
                        .mapToLong(MaintenanceReport.Step::rows)
                        .sum())
                .isEqualTo(rows);
        assertThat(store().maintain().steps()).noneMatch(step -> step.what().contains(GONE));
    }

    @Test
    @DisplayName("HD4 a purge of thousands of rows goes in bounded steps, with other writers between them")
    void bounded() {
        Instant start = TestClock.START;
        market().candles()
                .load(
                        IntStream.range(0, 3_500)
                                .mapToObj(i -> Candle.of(GONE, Interval.ONE_MINUTE, start.plusSeconds(60L * i))
                                        .open(1)
                                        .high(1)
                                        .low(1)
                                        .close(1)
                                        .build()),
                        OnConflict.REPLACE);
        market().removeSymbol(GONE, "delisted", Duration.ZERO);
        int before = place().commits();
        assertThat(store().maintain().steps())
                .anySatisfy(step -> assertThat(step)
                        .isEqualTo(
                                new MaintenanceReport.Step(Database.HISTORY, "purge " + GONE + " from candle", 3_500)));
        assertThat(place().commits() - before).isGreaterThanOrEqualTo(5);
        assertThat(market().candles().count(Candle.TYPE.all())).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FaultPlan.Manner.class)
    @DisplayName(
            "HD5 a purge that fails at any call is carried out by the next upkeep, also after the store is opened again")
    void restarted(FaultPlan.Manner manner) {
        fillAll(store());
        List<Digest> rest = rest(store());
        int failures = 0;
        for (int call = 1; ; call++) {
            fillAgain(store());
            market().removeSymbol(GONE, "delisted", Duration.ZERO);
            shut();
            FaultPlan plan = new FaultPlan();
            FaultyStorage storage = new FaultyStorage(place().storage(), plan);
            TradingStore faulty = place().open(builder -> {
                Stream.of(Database.values()).forEach(database -> builder.storage(database, storage));
                return builder;
            });
            plan.arm(manner, call);
            Throwable thrown = thrownBy(faulty::maintain);
            boolean fired = plan.fired();
            plan.disarm();
            assertThat(thrown != null).as("call %s", call).isEqualTo(fired);
            boolean noted = faulty.history().symbolRemovals().find(GONE).isPresent();
            assertThat(noted || doomed(faulty).values().stream().allMatch(rows -> rows == 0))
                    .as("the removal goes last, call %s", call)
                    .isTrue();
            reopened();
            store().maintain();
            assertThat(doomed(store()).values()).as("call %s", call).containsOnly(0L);
            assertThat(market().symbolRemovals().find(GONE)).isEmpty();
            if (!fired) {
                break;
            }
            failures++;
        }
        assertThat(failures).isGreaterThanOrEqualTo(3);
        assertThat(rest(store())).isEqualTo(rest);
    }

    /** A few rows of the symbol, in a shared database, a book's and the history. */
    private static void fillAgain(TradingStore store) {
        store.history()
                .dailyPrices()
                .upsert(RecordGenerator.of(DailyPrice.TYPE, 1)
                        .with(DailyPrice.SYMBOL, () -> GONE)
                        .next());
        of(store, BOOKS.get(0), Database.PORTFOLIO, Score.TYPE)
                .upsert(RecordGenerator.of(Score.TYPE, 1)
                        .with(Score.SYMBOL, () -> GONE)
                        .next());
    }

    @Test
    @DisplayName("HD6 a grace below zero is refused by name, and nothing is noted")
    void badGrace() {
        assertThat(refused(
                                InvalidRecordException.class,
                                Advice.FIX_CALLER,
                                () -> market().removeSymbol(GONE, "x", Duration.ofSeconds(-1)))
                        .component())
                .isEqualTo("purge_after");
        refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> market().removeSymbol(GONE, "x", Duration.ofDays(4_000_000)));
        assertThat(market().symbolRemovals().count(SymbolRemoval.TYPE.all())).isZero();
    }
}
