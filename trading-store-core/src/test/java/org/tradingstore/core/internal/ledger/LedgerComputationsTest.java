package org.tradingstore.core.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.core.internal.rows.ConditionMatcher;
import org.tradingstore.core.internal.rows.RowOrder;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.spi.RowValues;

/** Computations against cases worked out by hand. */
class LedgerComputationsTest {
    private static final Instant START = Instant.parse("2026-01-02T15:00:00Z");

    private final List<Trade> trades = new ArrayList<>();
    private final List<CashFlow> flows = new ArrayList<>();
    private final LedgerComputations computations =
            new LedgerComputations(query -> cursor(trades, query), query -> cursor(flows, query));
    private int openCursors;

    @AfterEach
    void everyCursorIsClosed() {
        assertThat(openCursors).isZero();
    }

    // Profit

    @Test
    @DisplayName("a lot closed in thirds contributes its cost exactly; a third alone is rounded to 18 digits")
    void thirds() {
        add(buy("AAPL").quantity("3").price("3.33").grossValue("10"), 0);
        for (int minute = 1; minute <= 3; minute++) {
            add(sell("AAPL").quantity("1").price("5"), minute);
        }
        assertThat(profit(TimeRange.all()).realized()).isEqualTo(amount("USD", "5"));
        assertThat(profit(minute(1)).realized()).isEqualTo(amount("USD", "1.666666666666666667"));
    }

    @Test
    @DisplayName("a short lot closed in thirds contributes what it brought in exactly")
    void shortThirds() {
        add(sell("AAPL").quantity("3").price("3.33").grossValue("10"), 0);
        for (int minute = 1; minute <= 3; minute++) {
            add(buy("AAPL").quantity("1").price("2"), minute);
        }
        assertThat(profit(TimeRange.all()).realized()).isEqualTo(amount("USD", "4"));
    }

    @Test
    @DisplayName("a trade that closes three lots contributes its own value exactly")
    void threeLots() {
        for (int minute = 0; minute < 3; minute++) {
            add(buy("AAPL").quantity("1").price("1"), minute);
        }
        add(sell("AAPL").quantity("3").price("3.33").grossValue("10"), 3);
        assertThat(profit(TimeRange.all()).realized()).isEqualTo(amount("USD", "7"));
    }

    @Test
    @DisplayName("breaking even over three lots leaves no remainder that would count as a loss or move equity")
    void breakingEven() {
        add(buy("AAPL").quantity("1").price("3"), 0);
        add(buy("AAPL").quantity("1").price("3"), 1);
        add(buy("AAPL").quantity("1").price("4"), 2);
        add(sell("AAPL").quantity("3").price("3.33").grossValue("10"), 3);
        TradeStatistics total = profit(TimeRange.all()).total();
        assertThat(total.closingTrades()).isEqualTo(1);
        assertThat(total.wins()).isZero();
        assertThat(total.losses()).isZero();
        assertThat(computations
                        .equityCurve(CostBasis.FIFO, "USD", TimeRange.all())
                        .points())
                .isEmpty();
    }

    @Test
    @DisplayName("profit is counted from gross values, so that a contract's multiplier is in it")
    void multiplier() {
        add(buy("AAPL260116C00190000").quantity("2").price("1.5").grossValue("300"), 0);
        add(sell("AAPL260116C00190000").quantity("2").price("2").grossValue("400"), 1);
        assertThat(profit(TimeRange.all()).realized()).isEqualTo(amount("USD", "100"));
    }

    @Test
    @DisplayName("a win is one after fees: the closing trade's, and the closed share of the opening trade's")
    void winsAfterFees() {
        add(buy("AAPL").quantity("10").price("100").fee("5"), 0);
        add(sell("AAPL").quantity("4").price("101").fee("1"), 1); // 4 - 2 - 1 = 1
        add(sell("AAPL").quantity("6").price("101").fee("4"), 2); // 6 - 3 - 4 = -1
        TradeStatistics total = profit(TimeRange.all()).total();
        assertThat(total.realized()).isEqualTo(amount("USD", "10"));
        assertThat(total.fees()).isEqualTo(amount("USD", "10"));
        assertThat(total.turnover()).isEqualTo(amount("USD", "2010"));
        assertThat(total.trades()).isEqualTo(3);
        assertThat(total.closingTrades()).isEqualTo(2);
        assertThat(total.wins()).isEqualTo(1);
        assertThat(total.losses()).isEqualTo(1);
        assertThat(total.winRate()).contains(new BigDecimal("0.5"));
        assertThat(total.averageWin()).isEqualTo(amount("USD", "1"));
        assertThat(total.averageLoss()).isEqualTo(amount("USD", "-1"));
        assertThat(total.profitFactor("USD")).contains(BigDecimal.ONE);
        assertThat(total.profitFactor("EUR")).isEmpty();
        assertThat(total.tradesWithoutFee()).isZero();
    }

    @Test
    @DisplayName("the fee of a trade that closes a lot and opens another is shared between both by quantity")
    void feeOfATurn() {
        add(buy("AAPL").quantity("5").price("10"), 0);
        add(sell("AAPL").quantity("8").price("12").fee("8"), 1); // closes 5: 10 - 5 = 5
        add(buy("AAPL").quantity("3").price("11"), 2); // closes 3: 3 - 3 = 0, neither win nor loss
        TradeStatistics total = profit(TimeRange.all()).total();
        assertThat(total.realized()).isEqualTo(amount("USD", "13"));
        assertThat(total.closingTrades()).isEqualTo(2);
        assertThat(total.wins()).isEqualTo(1);
        assertThat(total.losses()).isZero();
        assertThat(total.gains()).isEqualTo(amount("USD", "5"));
        assertThat(total.tradesWithoutFee()).isEqualTo(2);
    }

    @Test
    @DisplayName("a fee in a third currency counts among the fees and moves its cash, and is left out of wins")
    void feeInAThirdCurrency() {
        add(buy("BTCUSD").quantity("1").price("100").fee("50").feeCurrency("BNB"), 0);
        add(sell("BTCUSD").quantity("1").price("101").fee("50").feeCurrency("BNB"), 1);
        TradeStatistics total = profit(TimeRange.all()).total();
        assertThat(total.realized()).isEqualTo(amount("USD", "1"));
        assertThat(total.fees()).isEqualTo(amount("BNB", "100"));
        assertThat(total.wins()).isEqualTo(1);
        assertThat(computations.cash(at(1)).asMap())
                .containsEntry("BNB", new BigDecimal("-100"))
                .containsEntry("USD", BigDecimal.ONE);
    }

    @Test
    @DisplayName("lots of one symbol in two currencies are apart, while its units are one position")
    void twoCurrencies() {
        add(buy("SHEL").quantity("10").price("30").currency("USD"), 0);
        add(sell("SHEL").quantity("10").price("40").currency("EUR"), 1);
        assertThat(profit(TimeRange.all()).total().closingTrades()).isZero();
        assertThat(computations.positions(at(1))).isEmpty();
        add(buy("SHEL").quantity("10").price("35").currency("EUR"), 2);
        add(sell("SHEL").quantity("10").price("28").currency("USD"), 3);
        assertThat(profit(TimeRange.all()).realized().asMap())
                .containsEntry("EUR", new BigDecimal("50"))
                .containsEntry("USD", new BigDecimal("-20"));
    }

    @Test
    @DisplayName("what a period closes counts, from lots of before, and openings alone close nothing")
    void period() {
        add(buy("AAPL").quantity("10").price("100"), 0);
        add(sell("AAPL").quantity("4").price("110"), 1);
        add(sell("AAPL").quantity("6").price("120"), 2);
        assertThat(profit(minute(0)).realized()).isEqualTo(Amounts.none());
        assertThat(profit(minute(0)).winRate()).isEmpty();
        assertThat(profit(minute(1)).realized()).isEqualTo(amount("USD", "40"));
        assertThat(profit(minute(2)).realized()).isEqualTo(amount("USD", "120"));
        assertThat(profit(minute(2)).total().trades()).isEqualTo(1);
    }

    @Test
    @DisplayName("by symbol, in full by each strategy, and by month of the zone that was asked for")
    void groups() {
        Instant monthEnd = Instant.parse("2026-01-31T23:30:00Z");
        trades.add(Trade.buy("AAPL")
                .quantity("1")
                .price("10")
                .currency("USD")
                .executedAt(monthEnd.minusSeconds(1))
                .build());
        trades.add(Trade.sell("AAPL")
                .quantity("1")
                .price("13")
                .currency("USD")
                .executedAt(monthEnd)
                .strategies(List.of("momentum", "news"))
                .build());
        trades.add(Trade.buy("MSFT")
                .quantity("1")
                .price("7")
                .currency("USD")
                .executedAt(monthEnd)
                .build());
        ProfitAndLoss profit = profit(TimeRange.all());
        assertThat(profit.symbols()).containsExactly("AAPL", "MSFT");
        assertThat(profit.realized("AAPL")).isEqualTo(amount("USD", "3"));
        assertThat(profit.realized("MSFT")).isEqualTo(Amounts.none());
        assertThat(profit.byStrategy()).containsOnlyKeys("momentum", "news");
        assertThat(profit.byStrategy().values())
                .allSatisfy(each -> assertThat(each.realized()).isEqualTo(amount("USD", "3")));
        assertThat(profit.byMonth()).containsOnlyKeys(YearMonth.of(2026, 1));
        assertThat(computations
                        .profitAndLoss(CostBasis.FIFO, TimeRange.all(), ZoneId.of("Asia/Tokyo"))
                        .byMonth())
                .containsOnlyKeys(YearMonth.of(2026, 2));
    }

    @Test
    @DisplayName("a trade that names a strategy twice counts once for it")
    void strategyNamedTwice() {
        add(buy("AAPL").quantity("1").price("10"), 0);
        add(sell("AAPL").quantity("1").price("13").strategies(List.of("news", "momentum", "news")), 1);
        assertThat(profit(TimeRange.all()).byStrategy()).containsOnlyKeys("momentum", "news");
        assertThat(profit(TimeRange.all()).byStrategy().values()).allSatisfy(each -> {
            assertThat(each.trades()).isEqualTo(1);
            assertThat(each.realized()).isEqualTo(amount("USD", "3"));
        });
    }

    @Test
    @DisplayName("the average win or loss of a currency is over the wins or losses in that currency")
    void averagesOfTwoCurrencies() {
        add(buy("AAPL").quantity("4").price("100"), 0);
        add(sell("AAPL").quantity("1").price("110"), 1);
        add(sell("AAPL").quantity("1").price("130"), 2);
        add(sell("AAPL").quantity("2").price("95"), 3);
        add(buy("SHEL").quantity("2").price("30").currency("EUR"), 4);
        add(sell("SHEL").quantity("1").price("35").currency("EUR"), 5);
        add(sell("SHEL").quantity("1").price("27").currency("EUR"), 6);
        TradeStatistics total = profit(TimeRange.all()).total();
        assertThat(total.wins()).isEqualTo(3);
        assertThat(total.losses()).isEqualTo(2);
        assertThat(total.averageWin())
                .isEqualTo(Amounts.of(Map.of("USD", new BigDecimal("20"), "EUR", new BigDecimal("5"))));
        assertThat(total.averageLoss())
                .isEqualTo(Amounts.of(Map.of("USD", new BigDecimal("-10"), "EUR", new BigDecimal("-3"))));
    }

    @Test
    @DisplayName("a reversed trade counts for nothing, wherever its reversal sorts among the rows of its moment")
    void reversal() {
        add(buy("AAPL").quantity("10").price("100").fee("1"), 0);
        for (int i = 0; i < 20; i++) {
            Trade wrong = Trade.sell("AAPL")
                    .id(new UUID((long) i << 60, i))
                    .quantity("10")
                    .price("500")
                    .fee("7")
                    .currency("USD")
                    .executedAt(at(1))
                    .build();
            trades.add(wrong);
            trades.add(wrong.reversal("bad tick"));
        }
        add(sell("AAPL").quantity("10").price("110").fee("1"), 1);
        TradeStatistics total = profit(TimeRange.all()).total();
        assertThat(total.trades()).isEqualTo(2);
        assertThat(total.realized()).isEqualTo(amount("USD", "100"));
        assertThat(total.fees()).isEqualTo(amount("USD", "2"));
        assertThat(computations.positions(at(1))).isEmpty();
        assertThat(computations.cash(at(1)).in("USD")).isEqualTo(new BigDecimal("98"));
    }

    @Test
    @DisplayName("a result does not change with the maps that it was made of, and lets nobody change its own")
    void resultIsImmutable() {
        add(buy("AAPL").quantity("1").price("10"), 0);
        ProfitAndLoss computed = profit(TimeRange.all());
        SortedMap<String, TradeStatistics> given = new TreeMap<>(computed.bySymbol());
        ProfitAndLoss made = new ProfitAndLoss(
                CostBasis.FIFO, computed.period(), computed.total(), given, computed.byStrategy(), computed.byMonth());
        given.clear();
        assertThat(made).isEqualTo(computed);
        assertThatThrownBy(() -> computed.bySymbol().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> computed.total().winsByCurrency().put("USD", 1L))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    // Cash and positions

    @Test
    @DisplayName("cash and positions include what happened at the very moment, and nothing later")
    void asOf() {
        flows.add(CashFlow.of(CashFlowType.DEPOSIT, "1000", "USD", at(1)).build());
        CashFlow twice = CashFlow.of(CashFlowType.DEPOSIT, "1000", "USD", at(1)).build();
        flows.add(twice);
        flows.add(twice.reversal("reported twice"));
        add(buy("AAPL").quantity("2").price("100").fee("1"), 2);
        add(sell("AAPL").quantity("3").price("110").fee("2"), 3);
        assertThat(computations.cash(at(1).minusNanos(1_000)).isZero()).isTrue();
        assertThat(computations.cash(at(1))).isEqualTo(amount("USD", "1000"));
        assertThat(computations.cash(at(2))).isEqualTo(amount("USD", "799"));
        assertThat(computations.cash(at(3))).isEqualTo(amount("USD", "1127"));
        assertThat(computations.positions(at(2))).containsOnlyKeys("AAPL").containsValue(new BigDecimal("2"));
        assertThat(computations.position("AAPL", at(3))).isEqualTo(new BigDecimal("-1"));
        assertThat(computations.position("MSFT", at(3))).isZero();
    }

    // Equity

    @Test
    @DisplayName("equity has a point for each trade that changes it, and its largest fall is found")
    void equity() {
        add(buy("AAPL").quantity("10").price("100").fee("1"), 0);
        add(buy("AAPL").quantity("1").price("90"), 1);
        add(sell("AAPL").quantity("5").price("110"), 2);
        add(sell("AAPL").quantity("5").price("90"), 3);
        add(buy("SHEL").quantity("1").price("30").currency("EUR").fee("1"), 4);
        EquityCurve curve = computations.equityCurve(CostBasis.FIFO, "USD", TimeRange.all());
        assertThat(curve.points()).containsExactly(point(0, "-1"), point(2, "49"), point(3, "-1"));
        // 50 / 49
        Drawdown fall =
                new Drawdown(new BigDecimal("50"), at(2), at(3), Optional.of(new BigDecimal("1.020408163265306122")));
        assertThat(curve.maxDrawdown()).contains(fall);
        assertThat(computations.maxDrawdown(CostBasis.FIFO, "USD", TimeRange.all()))
                .contains(fall);
        assertThat(computations
                        .equityCurve(CostBasis.FIFO, "EUR", TimeRange.all())
                        .points())
                .containsExactly(point(4, "-1"));
        assertThat(computations.maxDrawdown(CostBasis.FIFO, "GBP", TimeRange.all()))
                .isEmpty();
    }

    @Test
    @DisplayName("equity of a period begins at zero, and a fall from there has no ratio")
    void equityOfAPeriod() {
        add(buy("AAPL").quantity("2").price("100").fee("9"), 0);
        add(sell("AAPL").quantity("1").price("95"), 1);
        add(sell("AAPL").quantity("1").price("97"), 2);
        TimeRange period = TimeRange.since(at(1));
        assertThat(computations.equityCurve(CostBasis.FIFO, "USD", period).points())
                .containsExactly(point(1, "-5"), point(2, "-8"));
        assertThat(computations.maxDrawdown(CostBasis.FIFO, "USD", period))
                .contains(new Drawdown(new BigDecimal("8"), at(1), at(2), Optional.empty()));
    }

    @Test
    @DisplayName("of falls of one size the first is named, and a rise after it does not hide it")
    void equalFalls() {
        add(buy("AAPL").quantity("6").price("100"), 0);
        String[] prices = {"120", "90", "130", "120", "110"}; // 20, 10, 40, 60, 70
        for (int i = 0; i < prices.length; i++) {
            add(sell("AAPL").quantity("1").price(prices[i]), i + 1);
        }
        add(sell("AAPL").quantity("1").price("90"), 6); // 60
        assertThat(computations.maxDrawdown(CostBasis.FIFO, "USD", TimeRange.all()))
                .contains(new Drawdown(new BigDecimal("10"), at(1), at(2), Optional.of(new BigDecimal("0.5"))));
    }

    @Test
    @DisplayName("the cursor is closed when the receiver of points throws")
    void receiverThrows() {
        add(buy("AAPL").quantity("1").price("1").fee("1"), 0);
        assertThatThrownBy(() -> computations.equity(CostBasis.FIFO, "USD", TimeRange.all(), point -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
    }

    private ProfitAndLoss profit(TimeRange period) {
        return computations.profitAndLoss(CostBasis.FIFO, period, ZoneOffset.UTC);
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static TimeRange minute(int minute) {
        return new TimeRange(at(minute), at(minute + 1));
    }

    private static EquityPoint point(int minute, String equity) {
        return new EquityPoint(at(minute), new BigDecimal(equity));
    }

    private static Amounts amount(String currency, String amount) {
        return Amounts.of(Map.of(currency, new BigDecimal(amount)));
    }

    private static Trade.Builder buy(String symbol) {
        return Trade.buy(symbol).currency("USD");
    }

    private static Trade.Builder sell(String symbol) {
        return Trade.sell(symbol).currency("USD");
    }

    private void add(Trade.Builder trade, int minute) {
        trades.add(trade.executedAt(at(minute)).build());
    }

    /** The rows that a query finds, in its order. */
    private <R> Cursor<R> cursor(List<R> rows, Query<R> query) {
        ConditionMatcher matcher = ConditionMatcher.of(query.condition());
        RowOrder order = new RowOrder(query.completeOrder());
        Iterator<R> found = rows.stream()
                .filter(row -> matcher.matches(values(query, row)))
                .sorted((left, right) -> order.compare(values(query, left), values(query, right)))
                .iterator();
        openCursors++;
        return new Cursor<>() {
            @Override
            public @Nullable R next() {
                return found.hasNext() ? found.next() : null;
            }

            @Override
            public void close() {
                openCursors--;
            }
        };
    }

    private static <R> RowValues values(Query<R> query, R row) {
        return new RowValues(query.type().values(row));
    }
}
