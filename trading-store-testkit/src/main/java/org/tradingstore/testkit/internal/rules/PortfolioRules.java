package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.portfolio.Holding;
import org.tradingstore.portfolio.Metric;
import org.tradingstore.portfolio.MetricKey;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.portfolio.PortfolioSnapshot;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.portfolio.Score;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Place;

/** The look-ups of holdings, snapshots, scores and metrics. */
public abstract class PortfolioRules extends Rules {
    private static final Instant START = Instant.parse("2026-01-02T15:00:00Z");

    protected PortfolioRules(Supplier<Place> places) {
        super(places);
    }

    private Portfolio portfolio() {
        return store().book("kit", Mode.TEST).portfolio();
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    private Holding held(String symbol, PositionSide side, int day, String quantity) {
        Holding holding = Holding.of(symbol, side)
                .takenAt(day(day))
                .quantity(quantity)
                .averagePrice("100")
                .currentPrice("110")
                .unrealizedPnl("10")
                .build();
        portfolio().holdings().append(holding);
        return holding;
    }

    private PortfolioSnapshot worth(String currency, int day, String totalValue) {
        PortfolioSnapshot snapshot = PortfolioSnapshot.at(day(day), currency)
                .totalValue(totalValue)
                .cashBalance("0")
                .totalInvested(totalValue)
                .positions(1)
                .build();
        portfolio().snapshots().append(snapshot);
        return snapshot;
    }

    private Metric measured(String symbol, String name, int value, int days) {
        Metric.Builder builder =
                Metric.of(new MetricKey(symbol, name)).value(value).calculatedAt(START);
        if (days > 0) {
            builder.expiresAt(clock().instant().plus(Duration.ofDays(days)));
        }
        Metric metric = builder.build();
        portfolio().metrics().upsert(metric);
        return metric;
    }

    @Test
    @DisplayName(
            "PF1 holdings of a moment by symbol, long before short; of a symbol, newest first; when they were last taken")
    void holdings() {
        Holding earlier = held("MSFT", PositionSide.LONG, 0, "1");
        Holding shortSide = held("MSFT", PositionSide.SHORT, 1, "2");
        Holding longSide = held("MSFT", PositionSide.LONG, 1, "3");
        Holding other = held("AAPL", PositionSide.LONG, 1, "4");
        assertThat(portfolio().holdings().takenAt(day(1), 10)).containsExactly(other, longSide, shortSide);
        assertThat(portfolio().holdings().takenAt(day(1), 2)).containsExactly(other, longSide);
        assertThat(portfolio().holdings().takenAt(day(1).plusNanos(1_000), 10)).isEmpty();
        assertThat(portfolio().holdings().newest("MSFT", 10)).containsExactly(shortSide, longSide, earlier);
        assertThat(portfolio().holdings().lastTaken(day(1).minusNanos(1_000))).contains(day(0));
        assertThat(portfolio().holdings().lastTaken(day(1))).contains(day(1));
        assertThat(portfolio().holdings().lastTaken(day(0).minusNanos(1_000))).isEmpty();
    }

    @Test
    @DisplayName("PF2 a holding is written once: the same again is ALREADY_SAME, another one of its key a conflict")
    void holdingAgain() {
        Holding holding = held("AAPL", PositionSide.LONG, 0, "1");
        assertThat(portfolio().holdings().append(holding))
                .isEqualTo(new Appended<>(Appended.Outcome.ALREADY_SAME, holding.key()));
        Holding other = holding.toBuilder().quantity("2").build();
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> portfolio().holdings().append(other));
        assertThat(portfolio().holdings().find(holding.key())).contains(holding);
    }

    @Test
    @DisplayName(
            "PF3 a holding of a position has its price and what is not realised at it; without a price it is refused")
    void holdingOfPosition() {
        Position position = Position.of("AAPL", PositionSide.SHORT)
                .quantity("3")
                .averagePrice("100")
                .currency("USD")
                .openedAt(START)
                .build();
        Holding holding = Holding.of(position.withCurrentPrice(new BigDecimal("90")), day(1));
        assertThat(holding.unrealizedPnl()).isEqualByComparingTo("30");
        assertThat(holding.takenAt()).isEqualTo(day(1));
        InvalidRecordException refusal =
                refused(InvalidRecordException.class, Advice.FIX_CALLER, () -> Holding.of(position, day(1)));
        assertThat(refusal).hasMessageContaining("current_price");
    }

    @Test
    @DisplayName("PF4 snapshots of one currency: the newest, those of a period, and the last at a moment or before")
    void snapshots() {
        PortfolioSnapshot first = worth("USD", 0, "100");
        PortfolioSnapshot second = worth("USD", 1, "110");
        PortfolioSnapshot third = worth("USD", 2, "105");
        PortfolioSnapshot other = worth("EUR", 1, "90");
        assertThat(portfolio().snapshots().newest("USD", 2)).containsExactly(third, second);
        assertThat(portfolio().snapshots().newest("GBP", 2)).isEmpty();
        assertThat(portfolio().snapshots().takenIn("USD", new TimeRange(day(0), day(2)), 10))
                .containsExactly(first, second);
        assertThat(portfolio().snapshots().takenIn("USD", TimeRange.all(), 2)).containsExactly(first, second);
        assertThat(portfolio().snapshots().asOf("USD", day(1))).contains(second);
        assertThat(portfolio().snapshots().asOf("USD", day(1).minusNanos(1_000)))
                .contains(first);
        assertThat(portfolio().snapshots().asOf("USD", day(0).minusNanos(1_000)))
                .isEmpty();
        assertThat(portfolio().snapshots().asOf("EUR", day(9))).contains(other);
    }

    @Test
    @DisplayName("PF5 scores by their totals, greatest or least first, and with their components to the bit")
    void scores() {
        Map<String, Double> parts = Map.of("value", 0.1 + 0.2, "momentum", -Double.MIN_VALUE);
        Score best =
                Score.of("AAPL").total(110).components(parts).scoredAt(START).build();
        Score middle = Score.of("MSFT").total(99.5).scoredAt(START).build();
        Score worst = Score.of("XRPUSD").total(-1e-300).scoredAt(START).build();
        portfolio().scores().upsert(middle);
        portfolio().scores().upsert(best);
        portfolio().scores().upsert(worst);
        assertThat(portfolio().scores().highest(2)).containsExactly(best, middle);
        assertThat(portfolio().scores().lowest(2)).containsExactly(worst, middle);
        assertThat(portfolio().scores().find("AAPL").orElseThrow().components()).isEqualTo(parts);
    }

    @Test
    @DisplayName("PF6 an expired metric is not current any more, from its very moment on, though it is still there")
    void metrics() {
        Metric lasting = measured("AAPL", "beta", 1, 0);
        Metric passing = measured("AAPL", "volatility", 2, 2);
        Metric brief = measured("MSFT", "volatility", 3, 1);
        assertThat(portfolio().metrics().current("AAPL", 10)).containsExactly(lasting, passing);
        assertThat(portfolio().metrics().named("volatility", 10)).containsExactly(passing, brief);
        clock().move(Duration.ofDays(1).minusNanos(1_000));
        assertThat(portfolio().metrics().current(brief.key())).contains(brief);
        clock().move(Duration.ofNanos(1_000));
        assertThat(portfolio().metrics().current(brief.key())).isEmpty();
        assertThat(portfolio().metrics().named("volatility", 10)).containsExactly(passing);
        clock().move(Duration.ofDays(1));
        assertThat(portfolio().metrics().current("AAPL", 10)).containsExactly(lasting);
        assertThat(portfolio().metrics().find(brief.key())).contains(brief);
        portfolio().metrics().upsert(brief.toBuilder().expiresAt(null).build());
        assertThat(portfolio().metrics().current(brief.key())).isPresent();
    }
}
