package org.tradingstore.core.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradingstore.core.internal.ledger.HandMadeLedger.at;
import static org.tradingstore.core.internal.ledger.HandMadeLedger.buy;
import static org.tradingstore.core.internal.ledger.HandMadeLedger.sell;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
import org.tradingstore.schema.TimeRange;

/** Computations against cases worked out by hand. */
class LedgerComputationsTest {
    private final HandMadeLedger ledger = new HandMadeLedger();
    private final LedgerComputations computations = new LedgerComputations(ledger.rows());
    private final RealizedEquity equity = new RealizedEquity(ledger.rows());

    @AfterEach
    void everyCursorIsClosed() {
        assertThat(ledger.openCursors()).isZero();
    }

    // Profit

    @Test
    @DisplayName("a lot closed in thirds contributes its cost exactly; a third alone is rounded to 18 digits")
    void thirds() {
        ledger.add(buy("AAPL").quantity("3").price("3.33").grossValue("10"), 0);
        for (int minute = 1; minute <= 3; minute++) {
            ledger.add(sell("AAPL").quantity("1").price("5"), minute);
        }
        assertThat(profit(TimeRange.all()).realized()).isEqualTo(amount("USD", "5"));
        assertThat(profit(minute(1)).realized()).isEqualTo(amount("USD", "1.666666666666666667"));
    }

    @Test
    @DisplayName("a short lot closed in thirds contributes what it brought in exactly")
    void shortThirds() {
        ledger.add(sell("AAPL").quantity("3").price("3.33").grossValue("10"), 0);
        for (int minute = 1; minute <= 3; minute++) {
            ledger.add(buy("AAPL").quantity("1").price("2"), minute);
        }
        assertThat(profit(TimeRange.all()).realized()).isEqualTo(amount("USD", "4"));
    }

    @Test
    @DisplayName("a trade that closes three lots contributes its own value exactly")
    void threeLots() {
        for (int minute = 0; minute < 3; minute++) {
            ledger.add(buy("AAPL").quantity("1").price("1"), minute);
        }
        ledger.add(sell("AAPL").quantity("3").price("3.33").grossValue("10"), 3);
        assertThat(profit(TimeRange.all()).realized()).isEqualTo(amount("USD", "7"));
    }

    @Test
    @DisplayName("breaking even over three lots leaves no remainder that would count as a loss or move equity")
    void breakingEven() {
        ledger.add(buy("AAPL").quantity("1").price("3"), 0);
        ledger.add(buy("AAPL").quantity("1").price("3"), 1);
        ledger.add(buy("AAPL").quantity("1").price("4"), 2);
        ledger.add(sell("AAPL").quantity("3").price("3.33").grossValue("10"), 3);
        TradeStatistics total = profit(TimeRange.all()).total();
        assertThat(total.closingTrades()).isEqualTo(1);
        assertThat(total.wins()).isZero();
        assertThat(total.losses()).isZero();
        assertThat(equity.curve(CostBasis.FIFO, "USD", TimeRange.all()).points())
                .isEmpty();
    }

    @Test
    @DisplayName("profit is counted from gross values, so that a contract's multiplier is in it")
    void multiplier() {
        ledger.add(buy("AAPL260116C00190000").quantity("2").price("1.5").grossValue("300"), 0);
        ledger.add(sell("AAPL260116C00190000").quantity("2").price("2").grossValue("400"), 1);
        assertThat(profit(TimeRange.all()).realized()).isEqualTo(amount("USD", "100"));
    }

    @Test
    @DisplayName("a win is one after fees: the closing trade's, and the closed share of the opening trade's")
    void winsAfterFees() {
        ledger.add(buy("AAPL").quantity("10").price("100").fee("5"), 0);
        ledger.add(sell("AAPL").quantity("4").price("101").fee("1"), 1); // 4 - 2 - 1 = 1
        ledger.add(sell("AAPL").quantity("6").price("101").fee("4"), 2); // 6 - 3 - 4 = -1
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
        ledger.add(buy("AAPL").quantity("5").price("10"), 0);
        ledger.add(sell("AAPL").quantity("8").price("12").fee("8"), 1); // closes 5: 10 - 5 = 5
        ledger.add(buy("AAPL").quantity("3").price("11"), 2); // closes 3: 3 - 3 = 0, neither win nor loss
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
        ledger.add(buy("BTCUSD").quantity("1").price("100").fee("50").feeCurrency("BNB"), 0);
        ledger.add(sell("BTCUSD").quantity("1").price("101").fee("50").feeCurrency("BNB"), 1);
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
        ledger.add(buy("SHEL").quantity("10").price("30").currency("USD"), 0);
        ledger.add(sell("SHEL").quantity("10").price("40").currency("EUR"), 1);
        assertThat(profit(TimeRange.all()).total().closingTrades()).isZero();
        assertThat(computations.positions(at(1))).isEmpty();
        ledger.add(buy("SHEL").quantity("10").price("35").currency("EUR"), 2);
        ledger.add(sell("SHEL").quantity("10").price("28").currency("USD"), 3);
        assertThat(profit(TimeRange.all()).realized().asMap())
                .containsEntry("EUR", new BigDecimal("50"))
                .containsEntry("USD", new BigDecimal("-20"));
    }

    @Test
    @DisplayName("what a period closes counts, from lots of before, and openings alone close nothing")
    void period() {
        ledger.add(buy("AAPL").quantity("10").price("100"), 0);
        ledger.add(sell("AAPL").quantity("4").price("110"), 1);
        ledger.add(sell("AAPL").quantity("6").price("120"), 2);
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
        ledger.add(Trade.buy("AAPL")
                .quantity("1")
                .price("10")
                .currency("USD")
                .executedAt(monthEnd.minusSeconds(1))
                .build());
        ledger.add(Trade.sell("AAPL")
                .quantity("1")
                .price("13")
                .currency("USD")
                .executedAt(monthEnd)
                .strategies(List.of("momentum", "news"))
                .build());
        ledger.add(Trade.buy("MSFT")
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
        ledger.add(buy("AAPL").quantity("1").price("10"), 0);
        ledger.add(sell("AAPL").quantity("1").price("13").strategies(List.of("news", "momentum", "news")), 1);
        assertThat(profit(TimeRange.all()).byStrategy()).containsOnlyKeys("momentum", "news");
        assertThat(profit(TimeRange.all()).byStrategy().values()).allSatisfy(each -> {
            assertThat(each.trades()).isEqualTo(1);
            assertThat(each.realized()).isEqualTo(amount("USD", "3"));
        });
    }

    @Test
    @DisplayName("the average win or loss of a currency is over the wins or losses in that currency")
    void averagesOfTwoCurrencies() {
        ledger.add(buy("AAPL").quantity("4").price("100"), 0);
        ledger.add(sell("AAPL").quantity("1").price("110"), 1);
        ledger.add(sell("AAPL").quantity("1").price("130"), 2);
        ledger.add(sell("AAPL").quantity("2").price("95"), 3);
        ledger.add(buy("SHEL").quantity("2").price("30").currency("EUR"), 4);
        ledger.add(sell("SHEL").quantity("1").price("35").currency("EUR"), 5);
        ledger.add(sell("SHEL").quantity("1").price("27").currency("EUR"), 6);
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
        ledger.add(buy("AAPL").quantity("10").price("100").fee("1"), 0);
        for (int i = 0; i < 20; i++) {
            Trade wrong = Trade.sell("AAPL")
                    .id(new UUID((long) i << 60, i))
                    .quantity("10")
                    .price("500")
                    .fee("7")
                    .currency("USD")
                    .executedAt(at(1))
                    .build();
            ledger.add(wrong);
            ledger.add(wrong.reversal("bad tick"));
        }
        ledger.add(sell("AAPL").quantity("10").price("110").fee("1"), 1);
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
        ledger.add(buy("AAPL").quantity("1").price("10"), 0);
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
        ledger.add(CashFlow.of(CashFlowType.DEPOSIT, "1000", "USD", at(1)).build());
        CashFlow twice = CashFlow.of(CashFlowType.DEPOSIT, "1000", "USD", at(1)).build();
        ledger.add(twice);
        ledger.add(twice.reversal("reported twice"));
        ledger.add(buy("AAPL").quantity("2").price("100").fee("1"), 2);
        ledger.add(sell("AAPL").quantity("3").price("110").fee("2"), 3);
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
        ledger.add(buy("AAPL").quantity("10").price("100").fee("1"), 0);
        ledger.add(buy("AAPL").quantity("1").price("90"), 1);
        ledger.add(sell("AAPL").quantity("5").price("110"), 2);
        ledger.add(sell("AAPL").quantity("5").price("90"), 3);
        ledger.add(buy("SHEL").quantity("1").price("30").currency("EUR").fee("1"), 4);
        EquityCurve curve = equity.curve(CostBasis.FIFO, "USD", TimeRange.all());
        assertThat(curve.points()).containsExactly(point(0, "-1"), point(2, "49"), point(3, "-1"));
        // 50 / 49
        Drawdown fall =
                new Drawdown(new BigDecimal("50"), at(2), at(3), Optional.of(new BigDecimal("1.020408163265306122")));
        assertThat(curve.maxDrawdown()).contains(fall);
        assertThat(equity.maxDrawdown(CostBasis.FIFO, "USD", TimeRange.all())).contains(fall);
        assertThat(equity.curve(CostBasis.FIFO, "EUR", TimeRange.all()).points())
                .containsExactly(point(4, "-1"));
        assertThat(equity.maxDrawdown(CostBasis.FIFO, "GBP", TimeRange.all())).isEmpty();
    }

    @Test
    @DisplayName("equity of a period begins at zero, and a fall from there has no ratio")
    void equityOfAPeriod() {
        ledger.add(buy("AAPL").quantity("2").price("100").fee("9"), 0);
        ledger.add(sell("AAPL").quantity("1").price("95"), 1);
        ledger.add(sell("AAPL").quantity("1").price("97"), 2);
        TimeRange period = TimeRange.since(at(1));
        assertThat(equity.curve(CostBasis.FIFO, "USD", period).points())
                .containsExactly(point(1, "-5"), point(2, "-8"));
        assertThat(equity.maxDrawdown(CostBasis.FIFO, "USD", period))
                .contains(new Drawdown(new BigDecimal("8"), at(1), at(2), Optional.empty()));
    }

    @Test
    @DisplayName("of falls of one size the first is named, and a rise after it does not hide it")
    void equalFalls() {
        ledger.add(buy("AAPL").quantity("6").price("100"), 0);
        String[] prices = {"120", "90", "130", "120", "110"}; // 20, 10, 40, 60, 70
        for (int i = 0; i < prices.length; i++) {
            ledger.add(sell("AAPL").quantity("1").price(prices[i]), i + 1);
        }
        ledger.add(sell("AAPL").quantity("1").price("90"), 6); // 60
        assertThat(equity.maxDrawdown(CostBasis.FIFO, "USD", TimeRange.all()))
                .contains(new Drawdown(new BigDecimal("10"), at(1), at(2), Optional.of(new BigDecimal("0.5"))));
    }

    @Test
    @DisplayName("the cursor is closed when the receiver of points throws")
    void receiverThrows() {
        ledger.add(buy("AAPL").quantity("1").price("1").fee("1"), 0);
        assertThatThrownBy(() -> equity.equity(CostBasis.FIFO, "USD", TimeRange.all(), point -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
    }

    private ProfitAndLoss profit(TimeRange period) {
        return computations.profitAndLoss(CostBasis.FIFO, period, ZoneOffset.UTC);
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
}
