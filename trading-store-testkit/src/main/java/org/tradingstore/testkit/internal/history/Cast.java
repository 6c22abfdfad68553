package org.tradingstore.testkit.internal.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Dividend;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.model.ModelStore;
import org.tradingstore.testkit.internal.records.Alarm;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Branch;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Leaf;
import org.tradingstore.testkit.internal.records.Memo;

/** Who acts in a history: one actor for each type at each site, with records that meet each other often. */
final class Cast {
    private static final Instant FIRST_TRADE = Instant.parse("2024-10-01T00:00:00Z");
    private static final int HOURS = 9_000;

    private final Random random;
    private final ModelStore model;
    private final TestClock clock;
    private final List<Site> sites = new ArrayList<>();
    private final List<Actor<?, ?>> actors = new ArrayList<>();

    Cast(Random random, ModelStore model, TestClock clock) {
        this.random = random;
        this.model = model;
        this.clock = clock;
        for (BookId book : List.of(
                new BookId("alpha", Mode.LIVE), new BookId("alpha", Mode.PAPER), new BookId("beta", Mode.TEST))) {
            sites.add(new Site(book, Database.LEDGER));
            sites.add(new Site(book, Database.PORTFOLIO));
            sites.add(new Site(book, Database.OPERATIONS));
        }
        sites.add(new Site(null, Database.HISTORY));
        for (Site site : sites) {
            for (RecordType<?, ?> type : site.types()) {
                model.table(site, type);
                actors.add(actor(site, type));
            }
        }
    }

    List<Site> sites() {
        return sites;
    }

    List<Actor<?, ?>> actors() {
        return actors;
    }

    List<Actor<?, ?>> at(Site site) {
        return actors.stream().filter(each -> each.site().equals(site)).toList();
    }

    /** Trades act as often as three others: most of a ledger is about them. */
    Actor<?, ?> any() {
        Actor<?, ?> actor = pick(actors);
        for (int i = 0; i < 2 && actor.type() != Trade.TYPE; i++) {
            Actor<?, ?> other = pick(actors);
            actor = other.type() == Trade.TYPE ? other : actor;
        }
        return actor;
    }

    private Actor<?, ?> actor(Site site, RecordType<?, ?> type) {
        if (type == Trade.TYPE) {
            return Reversing.trades(site, random, trades(generator(Trade.TYPE)));
        }
        if (type == CashFlow.TYPE) {
            return Reversing.cashFlows(
                    site,
                    random,
                    generator(CashFlow.TYPE)
                            .with(CashFlow.CURRENCY, among("USD", "EUR"))
                            .with(CashFlow.OCCURRED_AT, this::someHour)
                            .without(CashFlow.REVERSES));
        }
        if (type == Dividend.TYPE) {
            return Reversing.dividends(site, random, generator(Dividend.TYPE).without(Dividend.REVERSES));
        }
        if (type == Fill.TYPE) {
            return new Actor<>(
                    site,
                    Fill.TYPE,
                    random,
                    generator(Fill.TYPE)
                            .with(Fill.SYMBOL, among("AAPL", "MSFT"))
                            .with(Fill.NUMBER, () -> (long) random.nextInt(500)));
        }
        if (type == Leaf.TYPE) {
            Supplier<String> branch = () -> branch(site);
            return new Actor<>(
                    site,
                    Leaf.TYPE,
                    random,
                    generator(Leaf.TYPE).with(Leaf.BRANCH, branch).with(Leaf.OTHER_BRANCH, branch));
        }
        if (type == Alarm.TYPE) {
            return new Actor<>(
                    site, Alarm.TYPE, random, generator(Alarm.TYPE).with(Alarm.RAISED_AT, () -> lately(Alarm.KEEP)));
        }
        if (type == Memo.TYPE) {
            return new Actor<>(
                    site, Memo.TYPE, random, generator(Memo.TYPE).with(Memo.TOUCHED_AT, () -> lately(Memo.KEEP)));
        }
        if (type == Bar.TYPE) {
            return new Actor<>(
                    site, Bar.TYPE, random, generator(Bar.TYPE).with(Bar.CLOSE, () -> random.nextInt(20_000) / 100.0));
        }
        return plain(site, type);
    }

    private <R, K> Actor<R, K> plain(Site site, RecordType<R, K> type) {
        return new Actor<>(site, type, random, generator(type));
    }

    private <R> RecordGenerator<R> generator(RecordType<R, ?> type) {
        return RecordGenerator.of(type, random.nextLong());
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

    /** One of so few moments that several trades share one. */
    private Instant someHour() {
        return FIRST_TRADE.plus(Duration.ofHours(random.nextInt(HOURS) / 9 * 9L));
    }

    private Instant lately(Duration keep) {
        return clock.instant().minus(keep.multipliedBy(random.nextInt(120)).dividedBy(100));
    }

    private String branch(Site site) {
        List<Branch> branches = model.table(site, Branch.TYPE).list(Branch.TYPE.all());
        return branches.isEmpty() || random.nextInt(6) == 0
                ? "nowhere " + random.nextInt(1_000)
                : pick(branches).name();
    }
}
