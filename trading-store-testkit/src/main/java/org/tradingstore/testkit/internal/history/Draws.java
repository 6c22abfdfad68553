package org.tradingstore.testkit.internal.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.tradingstore.cache.CacheEntry;
import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.history.SymbolRemoval;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Dividend;
import org.tradingstore.ledger.Trade;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatus;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.satellites.BucketBalance;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Reference;
import org.tradingstore.schema.Retention;
import org.tradingstore.schema.TextField;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.catalogue.Restricted;
import org.tradingstore.testkit.internal.model.ModelRules;
import org.tradingstore.testkit.internal.model.ModelStore;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Fill;

/**
 * The records that the actors of a history think up: any that the type allows, drawn so that they meet each other. Parents are named
 * that are there, or not; what is kept for a time is due now and then. <em>Not thread-safe: it advances random numbers.</em>
 */
final class Draws {
    private static final Instant FIRST_TRADE = Instant.parse("2024-10-01T00:00:00Z");
    private static final Instant NOT_IN_A_HISTORY = Instant.parse("2300-01-01T00:00:00Z");
    private static final Set<String> SYMBOLS = Set.of("symbol", "contract", "underlying");
    private static final int HOURS = 9_000;
    private static final int ODDS_OF_NO_PARENT = 6;

    private final Random random;
    private final ModelStore model;
    private final TestClock clock;
    private final Map<RecordType<?, ?>, UnaryOperator<? extends RecordGenerator<?>>> narrowed = new HashMap<>();

    Draws(Random random, ModelStore model, TestClock clock) {
        this.random = random;
        this.model = model;
        this.clock = clock;
        narrow(Trade.TYPE, this::trades);
        narrow(
                CashFlow.TYPE,
                flows -> flows.with(CashFlow.CURRENCY, among("USD", "EUR"))
                        .with(CashFlow.OCCURRED_AT, this::someHour)
                        .without(CashFlow.REVERSES));
        narrow(Dividend.TYPE, dividends -> dividends.without(Dividend.REVERSES));
        narrow(
                Fill.TYPE,
                fills -> fills.with(Fill.SYMBOL, among("AAPL", "MSFT"))
                        .with(Fill.NUMBER, () -> (long) random.nextInt(500)));
        narrow(Bar.TYPE, bars -> bars.with(Bar.CLOSE, () -> random.nextInt(20_000) / 100.0));
        narrow(ChartConfiguration.TYPE, charts -> charts.with(ChartConfiguration.CHART_TYPE, among("bars", "line")));
        narrow(BucketEntry.TYPE, entries -> entries.with(BucketEntry.CURRENCY, among("USD", "EUR")));
        narrow(BucketBalance.TYPE, balances -> balances.with(BucketBalance.CURRENCY, among("USD", "EUR")));
        // Most begin as a play may, and then go on.
        narrow(
                Play.TYPE,
                plays -> plays.with(Play.CREATED_AT, () -> lately(Duration.ofDays(9)))
                        .with(
                                Play.STATUS,
                                () -> random.nextInt(3) > 0 ? PlayStatus.NEW : pick(List.of(PlayStatus.values()))));
        narrow(
                PlayStatusChange.TYPE,
                // A play's first row has the play's id, which no other change may have by chance.
                changes -> changes.with(PlayStatusChange.ID, () -> new UUID(random.nextLong(), random.nextLong()))
                        .with(PlayStatusChange.STATUS, () -> pick(List.of(PlayStatus.values())))
                        .with(PlayStatusChange.CHANGED_AT, () -> clock.instant().minusSeconds(random.nextInt(7_200))));
        narrow(
                SymbolRemoval.TYPE,
                removals -> removals.with(SymbolRemoval.REMOVED_AT, () -> lately(SymbolRemoval.GRACE))
                        .with(
                                SymbolRemoval.PURGE_AFTER,
                                () -> clock.instant().plus(Duration.ofHours(random.nextInt(240) - 120))));
        // An entry that has expired is no longer found, which no history is about.
        narrow(
                CacheEntry.TYPE,
                entries -> entries.with(CacheEntry.EXPIRES_AT, () -> NOT_IN_A_HISTORY.plusSeconds(random.nextInt(99))));
    }

    private <R> void narrow(RecordType<R, ?> type, UnaryOperator<RecordGenerator<R>> narrowing) {
        narrowed.put(type, narrowing);
    }

    /** What is drawn for a type at a site. */
    @SuppressWarnings("unchecked") // a field of a type is one of its record
    <R> RecordGenerator<R> of(Site site, RecordType<R, ?> type) {
        RecordGenerator<R> drawn = RecordGenerator.of(type, random.nextLong());
        drawn = ModelRules.known(type) ? Restricted.bounded(type, drawn) : Restricted.allowed(type, drawn);
        if (type.retention().isPresent()) {
            Retention<R> retention = type.retention().get();
            drawn = drawn.with(retention.field(), () -> lately(retention.keep()));
        }
        for (Reference<R> reference : type.references()) {
            drawn = naming(drawn, reference.field(), parents(site, reference.parent()));
        }
        for (Field<R, ?> field : type.fields()) {
            if (field instanceof TextField<?> && SYMBOLS.contains(field.name())) {
                drawn = drawn.with((TextField<R>) field, this::someSymbol);
            }
        }
        return narrowing(type).apply(drawn);
    }

    @SuppressWarnings("unchecked") // a type stands beside what is said of its own records
    private <R> UnaryOperator<RecordGenerator<R>> narrowing(RecordType<R, ?> type) {
        return (UnaryOperator<RecordGenerator<R>>) narrowed.getOrDefault(type, UnaryOperator.identity());
    }

    /** Keys of parents at the site, and now and then one that no parent has. */
    private <P, K> Supplier<Object> parents(Site site, RecordType<P, K> type) {
        RecordGenerator<P> strangers = RecordGenerator.of(type, random.nextLong());
        return () -> {
            List<P> there = model.table(site, type).list(type.all());
            P parent = there.isEmpty() || random.nextInt(ODDS_OF_NO_PARENT) == 0 ? strangers.next() : pick(there);
            return type.keyOf(parent);
        };
    }

    @SuppressWarnings("unchecked") // a reference has the kind of the key that it names
    private static <R, V> RecordGenerator<R> naming(
            RecordGenerator<R> generator, OrderedField<R, V> field, Supplier<Object> parents) {
        return generator.with(field, () -> (V) parents.get());
    }

    private RecordGenerator<Trade> trades(RecordGenerator<Trade> generator) {
        return generator
                .with(Trade.SYMBOL, among("AAPL", "MSFT", "XRPUSD"))
                .with(Trade.CURRENCY, among("USD", "USD", "USD", "EUR"))
                .with(Trade.FEE_CURRENCY, among("USD", "EUR", "BNB"))
                .with(Trade.QUANTITY, () -> BigDecimal.valueOf(1 + random.nextInt(2_000), random.nextInt(4)))
                .with(Trade.GROSS_VALUE, () -> BigDecimal.valueOf(random.nextInt(10_000_000), random.nextInt(8)))
                .with(Trade.EXECUTED_AT, this::someHour)
                .with(Trade.VENUE, among("XNAS", "KRAKEN"))
                .with(Trade.STRATEGIES, () -> pick(List.of(List.of(), List.of("trend"), List.of("trend", "carry"))))
                .with(Trade.CORRECTION, () -> 0L)
                .without(Trade.REVERSES);
    }

    private Supplier<String> among(String... values) {
        return () -> pick(List.of(values));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** One of a few half the time, so that a removal concerns records of several types. */
    private String someSymbol() {
        return random.nextBoolean() ? pick(List.of("AAPL", "MSFT", "XRPUSD")) : "S" + random.nextInt(1_000_000);
    }

    /** One of so few moments that several trades share one. */
    private Instant someHour() {
        return FIRST_TRADE.plus(Duration.ofHours(random.nextInt(HOURS) / 9 * 9L));
    }

    private Instant lately(Duration keep) {
        return clock.instant().minus(keep.multipliedBy(random.nextInt(120)).dividedBy(100));
    }
}
