package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradingstore.ledger.ProfitKey.MONTH;
import static org.tradingstore.ledger.ProfitKey.STRATEGY;
import static org.tradingstore.ledger.ProfitKey.SYMBOL;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.ProfitGroup;
import org.tradingstore.ledger.ProfitKey;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.model.ModelLedger;

/** Profit broken down by month, symbol and strategy, against loops over lists of all trades. */
public abstract class ProfitRules extends Rules {
    private static final Instant START = Instant.parse("2026-01-28T04:00:00Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Set<ProfitKey> ALL = EnumSet.allOf(ProfitKey.class);
    private static final int SEVERAL = 90;

    protected ProfitRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.LEDGER);
    }

    private Ledger ledger() {
        return store().book("kit", Mode.TEST).ledger();
    }

    private static Trade.Builder sold(String symbol, String quantity, String price, Instant at) {
        return Trade.sell(symbol)
                .quantity(quantity)
                .price(price)
                .currency("USD")
                .executedAt(at);
    }

    private static Trade.Builder bought(String symbol, String quantity, String price, Instant at) {
        return Trade.buy(symbol).quantity(quantity).price(price).currency("USD").executedAt(at);
    }

    @Test
    @DisplayName("PB1 a group for each month, symbol and strategy that occur together; months are those of the zone")
    void groups() {
        Instant lastHour = Instant.parse("2026-03-01T04:30:00Z");
        ledger().trades()
                .append(bought("AAPL", "10", "100", START).strategies("trend").build());
        ledger().trades()
                .append(sold("AAPL", "4", "110", lastHour)
                        .strategies("trend", "news", "trend")
                        .fee("1.5")
                        .feeCurrency("EUR")
                        .build());
        ledger().trades().append(sold("MSFT", "1", "7", lastHour).build());
        List<ProfitGroup> groups = ledger().profitBy(ALL, CostBasis.FIFO, TimeRange.all(), NEW_YORK);
        YearMonth january = YearMonth.of(2026, 1);
        YearMonth february = YearMonth.of(2026, 2);
        assertThat(groups)
                .extracting(ProfitGroup::month, ProfitGroup::symbol, ProfitGroup::strategy)
                .containsExactly(
                        tuple(january, "AAPL", Optional.of("trend")),
                        tuple(february, "AAPL", Optional.of("news")),
                        tuple(february, "AAPL", Optional.of("trend")),
                        tuple(february, "MSFT", Optional.empty()));
        TradeStatistics news = groups.get(1).statistics();
        assertThat(news).isEqualTo(groups.get(2).statistics());
        assertThat(news.realized().in("USD")).isEqualByComparingTo("40");
        assertThat(news.fees().asMap()).containsOnlyKeys("EUR");
        assertThat(news.trades()).isOne();
        assertThat(groups.get(3).statistics().tradesWithoutFee()).isOne();
        assertThat(ledger().profitBy(Set.of(MONTH), CostBasis.FIFO, TimeRange.all(), ZoneOffset.UTC))
                .extracting(group -> group.month().orElseThrow())
                .containsExactly(january, YearMonth.of(2026, 3));
    }

    private static org.assertj.core.groups.Tuple tuple(YearMonth month, String symbol, Optional<String> strategy) {
        return org.assertj.core.groups.Tuple.tuple(Optional.of(month), Optional.of(symbol), strategy);
    }

    @Test
    @DisplayName(
            "PB2 what was reversed counts for nothing, and a period realises what it closed of lots from before it")
    void reversedAndPeriod() {
        Instant later = START.plus(Duration.ofDays(40));
        Trade wrong = bought("AAPL", "5", "1", START).build();
        ledger().trades().append(bought("AAPL", "10", "100", START).build());
        ledger().trades().append(wrong);
        ledger().trades().reverse(wrong.id(), "typed twice");
        ledger().trades().append(sold("AAPL", "10", "101.5", later).build());
        assertThat(ledger().profitBy(Set.of(SYMBOL), CostBasis.FIFO, TimeRange.since(later), NEW_YORK))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.month()).isEmpty();
                    assertThat(group.strategy()).isEmpty();
                    assertThat(group.statistics().trades()).isOne();
                    assertThat(group.statistics().realized().in("USD")).isEqualByComparingTo("15");
                });
        assertThat(ledger().profitBy(ALL, CostBasis.FIFO, TimeRange.before(START), NEW_YORK))
                .isEmpty();
        assertThat(ledger().profitBy(Set.of(), CostBasis.LIFO, TimeRange.all(), NEW_YORK))
                .singleElement()
                .satisfies(group -> assertThat(group.statistics())
                        .isEqualTo(ledger().profitAndLoss(CostBasis.LIFO, TimeRange.all())
                                .total()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("PB3 any breakdown of random trades, long and short, is that of a model of loops to the last digit")
    void randomTrades(long seed) {
        Random random = new Random(seed);
        List<Trade> kept = new ArrayList<>();
        for (int i = 0; i < SEVERAL; i++) {
            String quantity = BigDecimal.valueOf(1 + random.nextInt(900), random.nextInt(4))
                    .toPlainString();
            String price = BigDecimal.valueOf(random.nextInt(90_000), random.nextInt(6))
                    .toPlainString();
            String symbol = List.of("AAPL", "MSFT", "XRPUSD").get(random.nextInt(3));
            Instant at = START.plus(Duration.ofHours(23L * i));
            Trade.Builder trade =
                    random.nextBoolean() ? bought(symbol, quantity, price, at) : sold(symbol, quantity, price, at);
            trade.currency(random.nextInt(4) == 0 ? "EUR" : "USD");
            if (random.nextInt(3) > 0) {
                trade.fee(BigDecimal.valueOf(random.nextInt(300), 2)).feeCurrency(random.nextBoolean() ? "USD" : null);
            }
            List<String> strategies = List.of("trend", "news", "mean");
            trade.strategies(strategies.subList(0, random.nextInt(4)));
            kept.add(trade.build());
        }
        ledger().trades().appendAll(kept);
        Trade reversed = kept.get(random.nextInt(SEVERAL));
        ledger().trades().reverse(reversed.id(), "not ours");
        kept.add(reversed.reversal("not ours"));
        ModelLedger expected = new ModelLedger(kept, List.of());
        TimeRange period = TimeRange.since(START.plus(Duration.ofDays(15)));
        for (CostBasis basis : CostBasis.values()) {
            for (Set<ProfitKey> keys : List.of(
                    ALL, Set.<ProfitKey>of(), Set.of(MONTH), Set.of(SYMBOL, STRATEGY), Set.of(MONTH, STRATEGY))) {
                assertThat(ledger().profitBy(keys, basis, period, NEW_YORK))
                        .as("%s by %s", basis, keys)
                        .isEqualTo(expected.profitBy(keys, basis, period, NEW_YORK));
            }
        }
    }
}
