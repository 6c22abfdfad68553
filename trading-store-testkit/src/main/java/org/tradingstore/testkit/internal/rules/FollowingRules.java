package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.following.Following;
import org.tradingstore.following.Trader;
import org.tradingstore.following.TraderPerformance;
import org.tradingstore.following.TraderTrade;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;

/** What traders did, and what it came to. */
public abstract class FollowingRules extends Rules {
    private static final int ALL = 1_000;
    private static final Instant START = TestClock.START;
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final Duration YEAR = Duration.ofDays(365);

    protected FollowingRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.FOLLOWING);
    }

    private Following following() {
        return store().book("kit", Mode.TEST).following();
    }

    private Trader trader(String name) {
        Trader trader = Trader.of(name, "forum", name)
                .verified(false)
                .autoFollow(false)
                .notifications(false)
                .addedAt(START)
                .build();
        following().traders().upsert(trader);
        return trader;
    }

    private static TraderTrade.Builder trade(Trader trader, Instant entered) {
        return TraderTrade.of(trader.id(), "AAPL", "BUY")
                .entryTime(entered)
                .closed(false)
                .platform("forum");
    }

    private static TraderTrade.Builder closed(Trader trader, Instant entered) {
        return trade(trader, entered).closed(true);
    }

    @Test
    @DisplayName("FO1 a trader's performance counts what was entered in the period: start inclusive, end exclusive")
    void period() {
        Trader ann = trader("ann");
        TimeRange day = new TimeRange(START, START.plus(Duration.ofDays(1)));
        following()
                .trades()
                .upsertAll(List.of(
                        closed(ann, START.minus(MICRO)).pnl("100").build(),
                        closed(ann, START)
                                .pnl("1.5")
                                .exitTime(day.end().plus(YEAR))
                                .build(),
                        closed(ann, day.end().minus(MICRO)).pnl("-0.5").build(),
                        closed(ann, day.end()).pnl("1000").build(),
                        closed(trader("bob"), START).pnl("7").build()));
        assertThat(following().performance(ann.id(), day))
                .isEqualTo(new TraderPerformance(2, 0, 1, 1, 0, 0, BigDecimal.ONE, 0, BigDecimal.ZERO));
    }

    @Test
    @DisplayName("FO2 open trades and closed ones that name no profit are counted apart and are in no rate or average")
    void apart() {
        Trader ann = trader("ann");
        following()
                .trades()
                .upsertAll(List.of(
                        closed(ann, START).pnl("2").pnlPercent("10").build(),
                        closed(ann, START).pnl("-1").build(),
                        closed(ann, START).pnl("0").pnlPercent("0").build(),
                        closed(ann, START).pnlPercent("-5").build(),
                        closed(ann, START).build(),
                        trade(ann, START).pnl("500").pnlPercent("90").build()));
        TraderPerformance performance = following().performance(ann.id(), everything());
        assertThat(performance)
                .isEqualTo(new TraderPerformance(6, 1, 1, 1, 1, 2, BigDecimal.ONE, 3, new BigDecimal("5")));
        assertThat(performance.closed()).isEqualTo(5);
        assertThat(performance.withPnl()).isEqualTo(3);
        assertThat(performance.winRate()).contains(new BigDecimal("0.333333333333333333"));
        assertThat(performance.averagePnl()).contains(new BigDecimal("0.333333333333333333"));
        assertThat(performance.averagePnlPercent()).contains(new BigDecimal("1.666666666666666667"));
    }

    private static TimeRange everything() {
        return new TimeRange(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
    }

    @Test
    @DisplayName(
            "FO3 a trader without trades has no rate and no average, and one who is not there, or in another book, is refused")
    void nothing() {
        Trader ann = trader("ann");
        TraderPerformance none = following().performance(ann.id(), everything());
        assertThat(none).isEqualTo(new TraderPerformance(0, 0, 0, 0, 0, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO));
        assertThat(none.winRate()).isEmpty();
        assertThat(none.averagePnl()).isEmpty();
        assertThat(none.averagePnlPercent()).isEmpty();
        UUID unknown = UUID.randomUUID();
        assertThat(refused(
                        MissingRecordException.class,
                        Advice.FIX_CALLER,
                        () -> following().performance(unknown, everything())))
                .hasMessageContaining(unknown.toString());
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> store().book("kit", Mode.LIVE).following().performance(ann.id(), everything()));
    }

    @Test
    @DisplayName("FO4 performance is what a plain loop finds, to the last digit, also within a transaction (seed 4)")
    void model() {
        Random random = new Random(4);
        List<Trader> traders = List.of(trader("ann"), trader("bob"), trader("cid"));
        List<TraderTrade> trades = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            TraderTrade.Builder trade = trade(
                            traders.get(random.nextInt(traders.size())),
                            START.plus(Duration.ofHours(random.nextInt(200))))
                    .closed(random.nextInt(4) > 0);
            if (random.nextInt(4) > 0) {
                trade.pnl(new BigDecimal(random.nextInt(7) - 3)
                        .multiply(new BigDecimal("1234567890123.123456789012345678")));
            }
            if (random.nextInt(4) > 0) {
                trade.pnlPercent(new BigDecimal(random.nextInt(20_001) - 10_000).movePointLeft(2));
            }
            trades.add(trade.build());
        }
        following().trades().upsertAll(trades);
        for (Trader trader : traders) {
            for (int days : List.of(1, 3, 30)) {
                TimeRange period = new TimeRange(START, START.plus(Duration.ofDays(days)));
                TraderPerformance expected = expected(trades, trader, period);
                assertThat(following().performance(trader.id(), period)).isEqualTo(expected);
                following()
                        .inTransaction(tx ->
                                assertThat(tx.performance(trader.id(), period)).isEqualTo(expected));
                assertThat(expected.averagePnl()).isEqualTo(average(expected.totalPnl(), expected.withPnl()));
            }
        }
    }

    private static Optional<BigDecimal> average(BigDecimal sum, long count) {
        BigDecimal average = sum.divide(BigDecimal.valueOf(count), 18, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return Optional.of(average.scale() < 0 ? average.setScale(0) : average);
    }

    private static TraderPerformance expected(List<TraderTrade> trades, Trader trader, TimeRange period) {
        List<TraderTrade> entered = trades.stream()
                .filter(trade -> trade.traderId().equals(trader.id())
                        && !trade.entryTime().isBefore(period.start())
                        && trade.entryTime().isBefore(period.end()))
                .toList();
        List<TraderTrade> closed = entered.stream().filter(TraderTrade::closed).toList();
        List<BigDecimal> pnls = closed.stream()
                .map(TraderTrade::pnl)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        List<BigDecimal> percents = closed.stream()
                .map(TraderTrade::pnlPercent)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return new TraderPerformance(
                entered.size(),
                entered.size() - closed.size(),
                pnls.stream().filter(pnl -> pnl.signum() > 0).count(),
                pnls.stream().filter(pnl -> pnl.signum() < 0).count(),
                pnls.stream().filter(pnl -> pnl.signum() == 0).count(),
                closed.size() - pnls.size(),
                pnls.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                percents.size(),
                percents.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    @DisplayName("FO5 recent trades of all traders, of one and of a symbol, newest first, ties by id descending")
    void recent() {
        Trader ann = trader("ann");
        Trader bob = trader("bob");
        TraderTrade first = closed(ann, START).build();
        TraderTrade second = trade(bob, START.plusSeconds(1)).build();
        TraderTrade third = trade(ann, START.plusSeconds(2)).symbol("MSFT").build();
        TraderTrade tie = third.toBuilder().id(new UUID(-1, -1)).build();
        following().trades().upsertAll(List.of(second, first, third, tie));
        assertThat(following().trades().newest(ALL)).containsExactly(tie, third, second, first);
        assertThat(following().trades().newest(2)).containsExactly(tie, third);
        assertThat(following().trades().newest(ann.id(), ALL)).containsExactly(tie, third, first);
        assertThat(following().trades().newest(ann.id(), 1)).containsExactly(tie);
        assertThat(following().trades().ofSymbol("AAPL", ALL)).containsExactly(second, first);
    }

    @Test
    @DisplayName(
            "FO6 closed trades go a year after their exit, to the microsecond; open ones and those without an exit stay")
    void retention() {
        Trader ann = trader("ann");
        Instant longAgo = START.minus(YEAR.multipliedBy(3));
        TraderTrade due = closed(ann, longAgo).exitTime(START.minus(YEAR)).build();
        TraderTrade nearly =
                closed(ann, longAgo).exitTime(START.minus(YEAR).plus(MICRO)).build();
        TraderTrade open = trade(ann, longAgo).build();
        TraderTrade unknown = closed(ann, longAgo).build();
        following().trades().upsertAll(List.of(due, nearly, open, unknown));
        store().maintain();
        assertThat(following().trades().newest(ALL)).containsExactlyInAnyOrder(nearly, open, unknown);
        clock().move(MICRO);
        store().maintain();
        assertThat(following().trades().newest(ALL)).containsExactlyInAnyOrder(open, unknown);
        assertThat(following().traders().find(ann.id())).contains(ann);
    }
}
