package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.Book;
import org.tradingstore.config.AllocationKind;
import org.tradingstore.config.AllocationTarget;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Trade;
import org.tradingstore.portfolio.Holding;
import org.tradingstore.portfolio.Metric;
import org.tradingstore.portfolio.MetricKey;
import org.tradingstore.portfolio.Performance;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.portfolio.PortfolioSnapshot;
import org.tradingstore.portfolio.PortfolioValue;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionDifference;
import org.tradingstore.portfolio.PositionKey;
import org.tradingstore.portfolio.PositionReport;
import org.tradingstore.portfolio.PositionSide;
import org.tradingstore.portfolio.Score;
import org.tradingstore.portfolio.Turnover;
import org.tradingstore.portfolio.Weight;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.universe.Security;
import org.tradingstore.universe.SecurityType;

/** The look-ups of a portfolio, and what follows from it and from the ledger beside it. */
public abstract class PortfolioRules extends Rules {
    private static final Instant START = Instant.parse("2026-01-02T15:00:00Z");

    private static final int UPDATERS = 4;
    private static final int UPDATES = 25;

    protected PortfolioRules(Supplier<Place> places) {
        super(places);
    }

    private Book book() {
        return store().book("kit", Mode.TEST);
    }

    private Portfolio portfolio() {
        return book().portfolio();
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

    // What follows from them

    private void kept(String symbol, PositionSide side, String quantity, String price, String currency) {
        Position.Builder builder = Position.of(symbol, side)
                .quantity(quantity)
                .averagePrice("100")
                .currency(currency)
                .openedAt(START);
        portfolio()
                .positions()
                .upsert(
                        price.isEmpty()
                                ? builder.build()
                                : builder.currentPrice(price).build());
    }

    @Test
    @DisplayName("PF7 a portfolio's value is by currency, long and short apart, and names what has no price")
    void value() {
        kept("AAPL", PositionSide.LONG, "3", "110", "USD");
        kept("MSFT", PositionSide.SHORT, "2", "90", "USD");
        kept("SHEL", PositionSide.LONG, "1", "30", "EUR");
        kept("ODD", PositionSide.LONG, "5", "", "USD");
        kept("GONE", PositionSide.LONG, "0", "", "USD");
        PortfolioValue value = portfolio().value();
        assertThat(value.longValue()).isEqualTo(amounts("USD", "330", "EUR", "30"));
        assertThat(value.shortValue()).isEqualTo(amounts("USD", "180"));
        assertThat(value.net()).isEqualTo(amounts("USD", "150", "EUR", "30"));
        assertThat(value.unrealized()).isEqualTo(amounts("USD", "50", "EUR", "-70"));
        assertThat(value.unpriced()).containsExactly(new PositionKey("ODD", PositionSide.LONG));
    }

    private static Amounts amounts(String... pairs) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            amounts.put(pairs[i], new BigDecimal(pairs[i + 1]));
        }
        return Amounts.of(amounts);
    }

    @Test
    @DisplayName(
            "PF8 weights are of the whole value, targets are relative to their sum, and what is held without one has none")
    void weights() {
        kept("AAPL", PositionSide.LONG, "3", "200", "USD");
        kept("MSFT", PositionSide.LONG, "1", "300", "USD");
        kept("MSFT", PositionSide.SHORT, "1", "100", "USD");
        kept("SHEL", PositionSide.LONG, "9", "", "EUR");
        Map<String, BigDecimal> targets = Map.of("AAPL", new BigDecimal("2"), "TSLA", new BigDecimal("2.18"));
        assertThat(portfolio().weights("USD", targets))
                .containsExactly(
                        weight("AAPL", "600", "0.75", "0.47846889952153110", "-217.224880382775119617"),
                        new Weight(
                                "MSFT",
                                new BigDecimal("200"),
                                new BigDecimal("0.25"),
                                Optional.empty(),
                                Optional.empty()),
                        weight("TSLA", "0", "0", "0.521531100478468900", "417.224880382775119617"));
        List<Weight> byGroup = portfolio().weights("USD", Map.of("tech", BigDecimal.TEN), symbol -> "tech");
        assertThat(byGroup).containsExactly(weight("tech", "800", "1", "1", "0"));
        assertThat(byGroup.get(0).drift()).contains(BigDecimal.ZERO);
        assertThat(portfolio().weights("USD", Map.of()))
                .extracting(Weight::name)
                .containsExactly("AAPL", "MSFT");
    }

    private static Weight weight(String name, String value, String weight, String target, String trade) {
        return new Weight(
                name,
                new BigDecimal(value),
                new BigDecimal(weight),
                Optional.of(Canonical.decimal(new BigDecimal(target).setScale(18, RoundingMode.HALF_EVEN))),
                Optional.of(new BigDecimal(trade)));
    }

    @Test
    @DisplayName("PF9 weights of nothing, of what has no price, or against targets below zero or all zero are refused")
    void badWeights() {
        assertThat(refusedWeights(Map.of())).hasMessageContaining("is not above zero");
        kept("AAPL", PositionSide.LONG, "3", "200", "USD");
        assertThat(refusedWeights(Map.of("AAPL", new BigDecimal("-1")))).hasMessageContaining("below zero");
        assertThat(refusedWeights(Map.of("AAPL", BigDecimal.ZERO))).hasMessageContaining("all target weights are zero");
        kept("ODD", PositionSide.SHORT, "1", "", "USD");
        assertThat(refusedWeights(Map.of())).hasMessageContaining("ODD");
    }

    private InvalidRequestException refusedWeights(Map<String, BigDecimal> targets) {
        return refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> portfolio().weights("USD", targets));
    }

    @Test
    @DisplayName(
            "PF10 turnover is the lesser of bought and sold by the mean of what was held, from the holdings last taken")
    void turnover() {
        took("AAPL", PositionSide.LONG, 0, "10", "10");
        took("MSFT", PositionSide.LONG, 0, "5", "20");
        took("TSLA", PositionSide.SHORT, 0, "1", "100");
        took("AAPL", PositionSide.LONG, 5, "4", "12");
        took("TSLA", PositionSide.SHORT, 5, "3", "90");
        took("NEW", PositionSide.LONG, 5, "7", "6");
        // Sold: 6 at 12, 5 at 20, 2 at 90 = 352. Bought: 7 at 6 = 42. Held: 300, then 48 + 270 + 42 = 360.
        Turnover turnover = portfolio().turnover(day(4), day(9)).orElseThrow();
        assertThat(turnover)
                .isEqualTo(new Turnover(
                        day(0),
                        day(5),
                        new BigDecimal("42"),
                        new BigDecimal("352"),
                        new BigDecimal("330"),
                        Optional.of(new BigDecimal("0.127272727272727273"))));
        assertThat(portfolio().turnover(day(5), day(5)).orElseThrow().ratio()).contains(BigDecimal.ZERO);
        assertThat(portfolio().turnover(day(-1), day(5))).isEmpty();
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> portfolio().turnover(day(5), day(4)));
    }

    private void took(String symbol, PositionSide side, int day, String quantity, String price) {
        portfolio()
                .holdings()
                .append(Holding.of(symbol, side)
                        .takenAt(day(day))
                        .quantity(quantity)
                        .averagePrice("1")
                        .currentPrice(price)
                        .unrealizedPnl("0")
                        .build());
    }

    @Test
    @DisplayName("PF11 performance leaves flows out of the profit, and links the returns between snapshots")
    void performance() {
        worth("USD", 0, "1000");
        worth("USD", 1, "1100");
        worth("USD", 3, "1600");
        worth("USD", 9, "1");
        worth("EUR", 2, "7");
        flow(CashFlowType.DEPOSIT, "999", "USD", 0);
        flow(CashFlowType.DEPOSIT, "400", "USD", 2);
        flow(CashFlowType.DIVIDEND, "60", "USD", 2);
        flow(CashFlowType.DEPOSIT, "5", "EUR", 2);
        CashFlow wrong = flow(CashFlowType.WITHDRAWAL, "-70", "USD", 2);
        book().ledger().cashFlows().reverse(wrong.id(), "typed twice");
        Performance performance =
                book().performance("USD", new TimeRange(day(0), day(4))).orElseThrow();
        assertThat(performance.from()).isEqualTo(day(0));
        assertThat(performance.to()).isEqualTo(day(3));
        assertThat(performance.flows()).isEqualByComparingTo("400");
        assertThat(performance.profit()).isEqualByComparingTo("200");
        assertThat(performance.simpleReturn()).contains(new BigDecimal("0.2"));
        // 1100 / 1000, then 100 earned on 1100 and 400 that were there for half of the time: 1.1 * (1 + 100 / 1300)
        assertThat(performance.timeWeightedReturn()).contains(new BigDecimal("0.184615384615384615"));
        worth("USD", 5, "1560");
        worth("USD", 6, "1560");
        flow(CashFlowType.WITHDRAWAL, "-100", "USD", 4);
        Performance withdrawn =
                book().performance("USD", new TimeRange(day(3), day(6))).orElseThrow();
        assertThat(withdrawn.flows()).isEqualByComparingTo("-100");
        assertThat(withdrawn.profit()).isEqualByComparingTo("60");
        // 60 on 1600, of which 100 were there for half of the time; then nothing
        assertThat(withdrawn.timeWeightedReturn()).contains(new BigDecimal("0.038709677419354839"));
        assertThat(book().performance("USD", new TimeRange(day(-1), day(4)))).isEmpty();
        assertThat(book().performance("USD", new TimeRange(day(1), day(2)))).isEmpty();
    }

    @Test
    @DisplayName("PF12 a return on nothing is not there: neither simple nor time-weighted")
    void performanceOfNothing() {
        worth("USD", 0, "0");
        worth("USD", 1, "100");
        worth("USD", 2, "110");
        flow(CashFlowType.DEPOSIT, "100", "USD", 1);
        Performance performance =
                book().performance("USD", new TimeRange(day(0), day(2))).orElseThrow();
        assertThat(performance.profit()).isEqualByComparingTo("10");
        assertThat(performance.simpleReturn()).isEmpty();
        assertThat(performance.timeWeightedReturn()).isEmpty();
        assertThat(book().performance("USD", new TimeRange(day(1), day(2)))
                        .orElseThrow()
                        .timeWeightedReturn())
                .contains(new BigDecimal("0.1"));
        worth("EUR", 0, "-50");
        worth("EUR", 1, "100");
        Performance owed =
                book().performance("EUR", new TimeRange(day(0), day(1))).orElseThrow();
        assertThat(owed.profit()).isEqualByComparingTo("150");
        assertThat(owed.simpleReturn()).isEmpty();
        assertThat(owed.timeWeightedReturn()).isEmpty();
    }

    private CashFlow flow(CashFlowType type, String amount, String currency, int day) {
        CashFlow flow = CashFlow.of(type, amount, currency, day(day)).build();
        book().ledger().cashFlows().append(flow);
        return flow;
    }

    // Rebuilding

    private Trade traded(Trade.Builder trade, String quantity, String price, int day) {
        Trade traded =
                trade.quantity(quantity).price(price).executedAt(day(day)).build();
        book().ledger().trades().append(traded);
        return traded;
    }

    @Test
    @DisplayName("PF13 positions are compared with the ledger without a change, rebuilt once, and agree then")
    void rebuild() {
        traded(Trade.buy("AAPL").currency("USD"), "10", "100", 0);
        traded(Trade.buy("AAPL").currency("USD"), "10", "110", 1);
        traded(Trade.sell("MSFT").currency("USD"), "3", "50", 1);
        traded(Trade.buy("SAME").currency("USD"), "1", "100", 0);
        Position apart = Position.of("AAPL", PositionSide.LONG)
                .quantity("15")
                .averagePrice("105")
                .currency("USD")
                .openedAt(day(0))
                .currentPrice("120")
                .unrealizedPnl("1")
                .stopLoss("90")
                .reasoning("cheap")
                .build();
        portfolio().positions().upsert(apart);
        kept("GONE", PositionSide.LONG, "4", "10", "USD");
        kept("FLAT", PositionSide.SHORT, "0", "10", "USD");
        kept("SAME", PositionSide.LONG, "1", "", "USD");
        Digest before = portfolio().digest(Digest.Coverage.STORED);
        PositionReport report = book().comparePositions(CostBasis.FIFO);
        assertThat(portfolio().digest(Digest.Coverage.STORED)).isEqualTo(before);
        Position right = apart.toBuilder().quantity("20").unrealizedPnl("300").build();
        assertThat(report.agreeing()).isEqualTo(2);
        assertThat(report.undecided()).isEmpty();
        assertThat(report.differences())
                .extracting(PositionDifference::key)
                .extracting(PositionKey::symbol)
                .containsExactly("AAPL", "GONE", "MSFT");
        assertThat(report.differences().get(0))
                .isEqualTo(new PositionDifference(
                        apart.key(), Optional.of(apart), Optional.of(right), List.of("quantity")));
        assertThat(report.differences().get(1).rebuilt()).isEmpty();
        assertThat(report.differences().get(2).kept()).isEmpty();
        assertThat(book().rebuildPositions(CostBasis.FIFO)).isEqualTo(report);
        assertThat(portfolio().positions().find(apart.key())).contains(right);
        assertThat(portfolio().positions().find(new PositionKey("GONE", PositionSide.LONG)))
                .isEmpty();
        assertThat(portfolio().positions().revisions(new PositionKey("GONE", PositionSide.LONG), 9))
                .hasSize(2);
        Position shortSide = portfolio()
                .positions()
                .find(new PositionKey("MSFT", PositionSide.SHORT))
                .orElseThrow();
        assertThat(shortSide.quantity()).isEqualByComparingTo("3");
        assertThat(shortSide.averagePrice()).isEqualByComparingTo("50");
        assertThat(shortSide.openedAt()).isEqualTo(day(1));
        PositionReport again = book().rebuildPositions(CostBasis.FIFO);
        assertThat(again.agrees()).isTrue();
        assertThat(again.agreeing()).isEqualTo(4);
        portfolio()
                .positions()
                .update(
                        new PositionKey("SAME", PositionSide.LONG),
                        each -> each.toBuilder()
                                .averagePrice("90")
                                .currency("EUR")
                                .build());
        assertThat(book().comparePositions(CostBasis.FIFO).differences())
                .extracting(PositionDifference::fields)
                .containsExactly(List.of("average_price", "currency"));
    }

    @Test
    @DisplayName("PF14 the price of what is left is by the cost basis, and a new opening names its trade")
    void rebuildByBasis() {
        traded(Trade.buy("AAPL").currency("USD"), "10", "100", 0);
        traded(Trade.buy("AAPL").currency("USD"), "10", "110", 1);
        traded(Trade.sell("AAPL").currency("USD"), "10", "120", 2);
        assertThat(rebuiltPrice(CostBasis.FIFO)).isEqualByComparingTo("110");
        assertThat(rebuiltPrice(CostBasis.LIFO)).isEqualByComparingTo("100");
        assertThat(rebuiltPrice(CostBasis.AVERAGE)).isEqualByComparingTo("105");
        traded(Trade.sell("AAPL").currency("USD"), "10", "120", 3);
        Trade again = traded(Trade.buy("AAPL").currency("USD"), "1", "90", 4);
        rebuiltPrice(CostBasis.FIFO);
        Position position = portfolio()
                .positions()
                .find(new PositionKey("AAPL", PositionSide.LONG))
                .orElseThrow();
        assertThat(position.openedAt()).isEqualTo(day(4));
        assertThat(position.entryTradeId()).isEqualTo(again.id());
    }

    private BigDecimal rebuiltPrice(CostBasis basis) {
        book().rebuildPositions(basis);
        assertThat(book().comparePositions(basis).agrees()).isTrue();
        return portfolio()
                .positions()
                .find(new PositionKey("AAPL", PositionSide.LONG))
                .orElseThrow()
                .averagePrice();
    }

    @Test
    @DisplayName("PF15 what is open in two currencies is named as undecided and left as it is kept")
    void undecided() {
        traded(Trade.buy("SHEL").currency("USD"), "1", "60", 0);
        traded(Trade.buy("SHEL").currency("GBP"), "1", "50", 0);
        kept("SHEL", PositionSide.LONG, "2", "10", "USD");
        PositionKey key = new PositionKey("SHEL", PositionSide.LONG);
        Position before = portfolio().positions().find(key).orElseThrow();
        PositionReport report = book().rebuildPositions(CostBasis.FIFO);
        assertThat(report).isEqualTo(new PositionReport(0, List.of(), List.of(key)));
        assertThat(report.agrees()).isFalse();
        assertThat(portfolio().positions().find(key)).contains(before);
    }

    @Test
    @DisplayName(
            "PF16 rebuilding beside updates of the same position loses neither; within a transaction it is refused")
    void rebuildBesideUpdates() throws Exception {
        traded(Trade.buy("AAPL").currency("USD"), "7", "100", 0);
        kept("AAPL", PositionSide.LONG, "1", "", "USD");
        PositionKey key = new PositionKey("AAPL", PositionSide.LONG);
        portfolio()
                .positions()
                .update(key, each -> each.toBuilder().stopLoss("0").build());
        ExecutorService threads = Executors.newFixedThreadPool(UPDATERS);
        try {
            List<Future<?>> updates = new ArrayList<>();
            for (int i = 0; i < UPDATERS; i++) {
                updates.add(threads.submit(() -> {
                    for (int j = 0; j < UPDATES; j++) {
                        portfolio().positions().update(key, PortfolioRules::raised);
                    }
                }));
            }
            for (int i = 0; i < UPDATES; i++) {
                book().rebuildPositions(CostBasis.FIFO);
                portfolio().positions().update(key, each -> each.withQuantity(BigDecimal.ONE));
            }
            for (Future<?> update : updates) {
                update.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        book().rebuildPositions(CostBasis.FIFO);
        Position after = portfolio().positions().find(key).orElseThrow();
        assertThat(after.stopLoss()).isEqualTo(BigDecimal.valueOf((long) UPDATERS * UPDATES));
        assertThat(after.quantity()).isEqualTo(new BigDecimal("7"));
        portfolio()
                .inTransaction(tx -> refused(
                        TransactionScopeException.class,
                        Advice.FIX_CALLER,
                        () -> book().rebuildPositions(CostBasis.FIFO)));
    }

    private static Position raised(Position position) {
        BigDecimal stopLoss = Objects.requireNonNull(position.stopLoss());
        return position.toBuilder().stopLoss(stopLoss.add(BigDecimal.ONE)).build();
    }

    @Test
    @DisplayName("PF17 weights by symbol, or by what the universe says of it, against the book's targets of that kind")
    void weightsByKind() {
        kept("AAPL", PositionSide.LONG, "3", "200", "USD");
        kept("MSFT", PositionSide.LONG, "1", "200", "USD");
        secure("AAPL", SecurityType.EQUITY, "US", "AMERICA", "Technology");
        Security other = secure("MSFT", SecurityType.ETF, "IE", "EU", "Finance");
        assertThat(named(AllocationKind.SECURITY, "AAPL")).containsExactly("AAPL 0.75", "MSFT 0.25");
        assertThat(named(AllocationKind.COUNTRY, "US")).containsExactly("IE 0.25", "US 0.75");
        assertThat(named(AllocationKind.GEOGRAPHY, "ASIA")).containsExactly("AMERICA 0.75", "ASIA 0", "EU 0.25");
        assertThat(named(AllocationKind.INDUSTRY, "Finance")).containsExactly("Finance 0.25", "Technology 0.75");
        assertThat(named(AllocationKind.ASSET_CLASS, "ETF")).containsExactly("EQUITY 0.75", "ETF 0.25");
        assertThat(book().weights("USD", AllocationKind.ASSET_CLASS).get(1).target())
                .contains(BigDecimal.ONE);
        store().universe().securities().upsert(other.toBuilder().country(null).build());
        assertThat(refusedKind(AllocationKind.COUNTRY)).hasMessageContaining("MSFT");
        store().universe().securities().delete("AAPL");
        assertThat(refusedKind(AllocationKind.INDUSTRY)).hasMessageContaining("AAPL");
        assertThat(named(AllocationKind.SECURITY, "MSFT")).containsExactly("AAPL 0.75", "MSFT 0.25");
    }

    private Security secure(String symbol, SecurityType type, String country, String group, String industry) {
        Security security = Security.of(symbol)
                .type(type)
                .country(country)
                .countryGroup(group)
                .industry(industry)
                .buyAllowed(true)
                .sellAllowed(true)
                .active(true)
                .addedAt(START)
                .build();
        store().universe().securities().upsert(security);
        return security;
    }

    private List<String> named(AllocationKind kind, String target) {
        book().config().allocationTargets().upsert(new AllocationTarget(kind, target, new BigDecimal("0.4")));
        return book().weights("USD", kind).stream()
                .map(weight -> weight.name() + " " + weight.weight())
                .toList();
    }

    private InvalidRequestException refusedKind(AllocationKind kind) {
        return refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> book().weights("USD", kind));
    }
}
