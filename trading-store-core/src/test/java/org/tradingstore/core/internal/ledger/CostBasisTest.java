package org.tradingstore.core.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradingstore.core.internal.ledger.HandMadeLedger.at;
import static org.tradingstore.core.internal.ledger.HandMadeLedger.buy;
import static org.tradingstore.core.internal.ledger.HandMadeLedger.sell;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.OpenPosition;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.schema.TimeRange;

/** The three ways to find what was sold, in cases worked out by hand. */
class CostBasisTest {
    private final HandMadeLedger ledger = new HandMadeLedger();
    private final LedgerComputations computations = new LedgerComputations(ledger.rows());

    @Test
    @DisplayName("a sale costs the earliest, the latest, or the average purchase")
    void sale() {
        ledger.add(buy("AAPL").quantity("10").price("100"), 0);
        ledger.add(buy("AAPL").quantity("10").price("110"), 1);
        ledger.add(sell("AAPL").quantity("5").price("120"), 2);
        assertProfit("100", CostBasis.FIFO, TimeRange.all());
        assertProfit("50", CostBasis.LIFO, TimeRange.all());
        assertProfit("75", CostBasis.AVERAGE, TimeRange.all());
    }

    @Test
    @DisplayName("a purchase after a sale comes first by LIFO, and makes a new average with what was left")
    void purchaseAfterSale() {
        ledger.add(buy("AAPL").quantity("10").price("100"), 0);
        ledger.add(buy("AAPL").quantity("10").price("110"), 1);
        ledger.add(sell("AAPL").quantity("5").price("120"), 2);
        ledger.add(buy("AAPL").quantity("5").price("130"), 3);
        ledger.add(sell("AAPL").quantity("15").price("125"), 4);
        // 5 at 100, then 10 at 110
        assertProfit("275", CostBasis.FIFO, since(4));
        // 5 at 130, 5 at 110, 5 at 100
        assertProfit("175", CostBasis.LIFO, since(4));
        // 15 left of 20 for 2,100 are 1,575; with 650 they are 20 for 2,225, so 111.25 each
        assertProfit("206.25", CostBasis.AVERAGE, since(4));
    }

    @Test
    @DisplayName("units sold short are bought back by the same order")
    void shortSale() {
        ledger.add(sell("AAPL").quantity("10").price("100"), 0);
        ledger.add(sell("AAPL").quantity("10").price("120"), 1);
        ledger.add(buy("AAPL").quantity("5").price("90"), 2);
        assertProfit("50", CostBasis.FIFO, TimeRange.all());
        assertProfit("150", CostBasis.LIFO, TimeRange.all());
        assertProfit("100", CostBasis.AVERAGE, TimeRange.all());
    }

    @Test
    @DisplayName("a sale beyond what is held closes all of it and opens a short lot at its own price")
    void turn() {
        ledger.add(buy("AAPL").quantity("2").price("10"), 0);
        ledger.add(buy("AAPL").quantity("3").price("20"), 1);
        ledger.add(sell("AAPL").quantity("8").price("30"), 2);
        ledger.add(buy("AAPL").quantity("3").price("29"), 3);
        for (CostBasis basis : CostBasis.values()) {
            // 150 for what cost 80
            assertProfit("70", basis, new TimeRange(at(2), at(3)));
            assertProfit("3", basis, since(3));
        }
    }

    @Test
    @DisplayName(
            "an average that no decimal writes is not rounded: what is left later costs the rest to the last digit")
    void endlessAverage() {
        ledger.add(buy("AAPL").quantity("3").price("3.33").grossValue("10"), 0);
        ledger.add(sell("AAPL").quantity("1").price("5"), 1);
        ledger.add(buy("AAPL").quantity("1").price("2"), 2);
        ledger.add(sell("AAPL").quantity("3").price("4"), 3);
        assertProfit("1.666666666666666667", CostBasis.AVERAGE, new TimeRange(at(1), at(2)));
        assertProfit("3.333333333333333333", CostBasis.AVERAGE, since(3));
        assertProfit("5", CostBasis.AVERAGE, TimeRange.all());
    }

    @Test
    @DisplayName(
            "a profit half way between two results is rounded to the even one, also after an average that no decimal writes")
    void halfWay() {
        ledger.add(buy("XRPUSD").quantity("9").price("0").grossValue("0.000000000000000001"), 0);
        // Four times a ninth goes, so that what is left costs (8/9)^4 = 4096/6561 of 10^-18.
        for (int i = 1; i <= 4; i++) {
            ledger.add(sell("XRPUSD").quantity("1").price("0"), 2 * i - 1);
            ledger.add(buy("XRPUSD").quantity("1").price("0"), 2 * i);
        }
        ledger.add(buy("XRPUSD").quantity("8183").price("0"), 9);
        // 6,561 of 8,192 units cost half of 10^-18
        ledger.add(sell("XRPUSD").quantity("6561").price("1").grossValue("1"), 10);
        assertProfit("1", CostBasis.AVERAGE, since(10));
    }

    @Test
    @DisplayName("breaking even over an average that no decimal writes is neither a win nor a loss")
    void breakingEven() {
        ledger.add(buy("AAPL").quantity("3").price("1").grossValue("1"), 0);
        ledger.add(sell("AAPL").quantity("1").price("0"), 1);
        ledger.add(buy("AAPL").quantity("2").price("1").grossValue("2"), 2);
        // 4 units for 8/3; three of them cost 2
        ledger.add(sell("AAPL").quantity("3").price("1").grossValue("2"), 3);
        TradeStatistics total = computations
                .profitAndLoss(CostBasis.AVERAGE, since(3), ZoneOffset.UTC)
                .total();
        assertThat(total.closingTrades()).isEqualTo(1);
        assertThat(total.wins()).isZero();
        assertThat(total.losses()).isZero();
    }

    @Test
    @DisplayName("fees of openings follow their units: by lots, or averaged over all")
    void fees() {
        ledger.add(buy("AAPL").quantity("10").price("100").fee("5"), 0);
        ledger.add(buy("AAPL").quantity("10").price("100").fee("15"), 1);
        ledger.add(sell("AAPL").quantity("10").price("101"), 2);
        assertThat(total(CostBasis.FIFO).gains().in("USD")).isEqualByComparingTo("5");
        assertThat(total(CostBasis.LIFO).shortfalls().in("USD")).isEqualByComparingTo("-5");
        assertThat(total(CostBasis.AVERAGE).wins()).isZero();
        assertThat(total(CostBasis.AVERAGE).losses()).isZero();
    }

    @Test
    @DisplayName("what is open has its units, its price, its cost with the multiplier, its fees, and when it began")
    void openPositions() {
        Trade first =
                ledger.add(buy("C1").quantity("1").price("2").grossValue("200").fee("1"), 0);
        ledger.add(buy("C1").quantity("3").price("4").grossValue("1200").fee("6"), 1);
        ledger.add(sell("C1").quantity("2").price("5").grossValue("1000"), 2);
        Trade other = ledger.add(sell("C1").quantity("1").price("3").currency("EUR"), 3);
        assertThat(computations.openPositions(CostBasis.FIFO, at(9)))
                .containsExactly(
                        open("C1", "EUR", "-1", "3", "3", "0", other), open("C1", "USD", "2", "4", "800", "4", first));
        assertThat(computations.openPositions(CostBasis.LIFO, at(2)))
                .containsExactly(open("C1", "USD", "2", "3", "600", "3", first));
        assertThat(computations.openPositions(CostBasis.AVERAGE, at(2)))
                .containsExactly(open("C1", "USD", "2", "3.5", "700", "3.5", first));
        assertThat(computations.openPositions(CostBasis.FIFO, at(0).minusNanos(1_000)))
                .isEmpty();
    }

    @Test
    @DisplayName("what is open begins with the trade that turned it, and again after nothing was open")
    void openedAt() {
        ledger.add(buy("AAPL").quantity("1").price("10"), 0);
        ledger.add(buy("AAPL").quantity("1").price("10"), 1);
        Trade turn = ledger.add(sell("AAPL").quantity("3").price("10"), 2);
        ledger.add(sell("AAPL").quantity("1").price("12"), 3);
        ledger.add(buy("AAPL").quantity("2").price("12"), 4);
        Trade again = ledger.add(buy("AAPL").quantity("5").price("9"), 5);
        for (CostBasis basis : CostBasis.values()) {
            assertThat(computations.openPositions(basis, at(3)))
                    .containsExactly(open("AAPL", "USD", "-2", "11", "22", "0", turn));
            assertThat(computations.openPositions(basis, at(4))).isEmpty();
            assertThat(computations.openPositions(basis, at(5)))
                    .containsExactly(open("AAPL", "USD", "5", "9", "45", "0", again));
        }
    }

    private static OpenPosition open(
            String symbol,
            String currency,
            String quantity,
            String averagePrice,
            String cost,
            String fees,
            Trade openedBy) {
        return new OpenPosition(
                symbol,
                currency,
                new BigDecimal(quantity),
                new BigDecimal(averagePrice),
                new BigDecimal(cost),
                new BigDecimal(fees),
                openedBy.executedAt(),
                openedBy.id());
    }

    private static TimeRange since(int minute) {
        return TimeRange.since(at(minute));
    }

    private TradeStatistics total(CostBasis basis) {
        return computations
                .profitAndLoss(basis, TimeRange.all(), ZoneOffset.UTC)
                .total();
    }

    private void assertProfit(String expected, CostBasis basis, TimeRange period) {
        BigDecimal profit = computations
                .profitAndLoss(basis, period, ZoneOffset.UTC)
                .realized()
                .in("USD");
        assertThat(List.of(basis, profit)).isEqualTo(List.of(basis, new BigDecimal(expected)));
    }
}
