package org.tradingstore.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.TradingStore;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.TimeRange;

/** Cases worked out by hand. */
class LedgerComputationsTest {
    private static final Instant START = Instant.parse("2026-01-31T20:00:00Z");

    private final TradingStore store =
            TradingStores.builder().storage(MemoryStorage.forTests()).open();
    private final Ledger ledger = store.book("hand", Mode.TEST).ledger();
    private int minutes;

    @AfterEach
    void close() {
        store.close();
    }

    private Trade trade(Trade.Builder trade, String quantity, String price, String fee) {
        Trade made = trade.quantity(quantity)
                .price(price)
                .fee(fee)
                .currency("USD")
                .executedAt(START.plusSeconds(60L * minutes++))
                .build();
        ledger.trades().append(made);
        return made;
    }

    private ProfitAndLoss pnl() {
        return ledger.profitAndLoss(CostBasis.FIFO, TimeRange.all());
    }

    @Test
    @DisplayName("the first bought are the first sold, in parts, and thirds add up to the whole")
    void fifo() {
        trade(Trade.buy("A"), "3", "10", "0.3");
        trade(Trade.buy("A"), "1", "20", "0");
        trade(Trade.sell("A"), "1", "12", "0");
        assertThat(pnl().realized("A").in("USD")).isEqualTo(new BigDecimal("2"));
        trade(Trade.sell("A"), "3", "15", "0");
        // 2 + (15 - 10) * 2 + (15 - 20)
        assertThat(pnl().realized("A").in("USD")).isEqualTo(new BigDecimal("7"));
        assertThat(pnl().fees().in("USD")).isEqualTo(new BigDecimal("0.3"));
        // 2 less a third of the opening fee; 5 less two thirds of it
        assertThat(pnl().total().gains().in("USD")).isEqualTo(new BigDecimal("6.7"));
        assertThat(ledger.positions(Instant.now())).isEmpty();
    }

    @Test
    @DisplayName("a lot that costs a third of a cent a unit is closed without a remainder")
    void thirds() {
        Trade bought = Trade.buy("A")
                .quantity("3")
                .price("0.333333333333333333")
                .grossValue("1")
                .fee("0")
                .currency("USD")
                .executedAt(START)
                .build();
        ledger.trades().append(bought);
        minutes = 1;
        trade(Trade.sell("A"), "1", "0", "0");
        assertThat(pnl().realized("A").in("USD")).isEqualTo(new BigDecimal("-0.333333333333333333"));
        trade(Trade.sell("A"), "2", "0", "0");
        assertThat(pnl().realized("A").in("USD")).isEqualTo(new BigDecimal("-1"));
    }

    @Test
    @DisplayName("selling beyond what is held opens a short lot, which gains when it is bought back for less")
    void shortLot() {
        trade(Trade.buy("A"), "1", "10", "0");
        trade(Trade.sell("A"), "3", "12", "0");
        assertThat(ledger.position("A", Instant.now())).isEqualTo(new BigDecimal("-2"));
        trade(Trade.buy("A"), "2", "9", "0");
        assertThat(pnl().realized("A").in("USD")).isEqualTo(new BigDecimal("8"));
        assertThat(pnl().winRate()).contains(BigDecimal.ONE);
    }

    @Test
    @DisplayName("a reversed trade and its reversal count for nothing, a correction counts in its place")
    void reversals() {
        trade(Trade.buy("A"), "1", "10", "0");
        Trade wrong = trade(Trade.sell("A"), "1", "1", "0");
        Trade right = wrong.toBuilder()
                .id(UUID.randomUUID())
                .price("11")
                .grossValue("11")
                .netValue("11")
                .build();
        ledger.trades().correct(wrong.id(), right, "typing error");
        assertThat(pnl().realized("A").in("USD")).isEqualTo(BigDecimal.ONE);
        assertThat(pnl().total().trades()).isEqualTo(2);
        assertThat(ledger.cash("USD", Instant.now())).isEqualTo(BigDecimal.ONE);
    }

    @Test
    @DisplayName("currencies are never added: a fee in a third one moves that one, and is no part of a win")
    void currencies() {
        ledger.cashFlows()
                .append(CashFlow.of(CashFlowType.DEPOSIT, "100", "EUR", START).build());
        Trade bought = Trade.buy("A")
                .quantity("1")
                .price("10")
                .fee("0.5")
                .feeCurrency("BNB")
                .currency("USD")
                .executedAt(START)
                .build();
        ledger.trades().append(bought);
        assertThat(ledger.cash(START).asMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "BNB", new BigDecimal("-0.5"), "EUR", new BigDecimal("100"), "USD", new BigDecimal("-10")));
        minutes = 1;
        trade(Trade.sell("A"), "1", "10.2", "0");
        assertThat(pnl().total().wins()).isEqualTo(1);
        assertThat(pnl().fees().asMap()).containsEntry("BNB", new BigDecimal("0.5"));
    }

    @Test
    @DisplayName("months are those of the zone that is named, and lots reach back before the period")
    void months() {
        trade(Trade.buy("A"), "2", "10", "0");
        minutes = 5 * 60;
        Trade sold = trade(Trade.sell("A"), "2", "11", "0");
        TimeRange after = TimeRange.since(sold.executedAt());
        assertThat(ledger.profitAndLoss(CostBasis.FIFO, after, ZoneId.of("UTC")).byMonth())
                .containsOnlyKeys(YearMonth.of(2026, 2));
        ProfitAndLoss chicago = ledger.profitAndLoss(CostBasis.FIFO, after, ZoneId.of("America/Chicago"));
        assertThat(chicago.byMonth()).containsOnlyKeys(YearMonth.of(2026, 1));
        assertThat(chicago.realized().in("USD")).isEqualTo(new BigDecimal("2"));
    }

    @Test
    @DisplayName("the largest fall is from the highest point before it")
    void drawdown() {
        trade(Trade.buy("A"), "4", "10", "0");
        trade(Trade.sell("A"), "1", "15", "0");
        Trade peak = trade(Trade.sell("A"), "1", "13", "0");
        trade(Trade.sell("A"), "1", "8", "0");
        Trade trough = trade(Trade.sell("A"), "1", "7", "0");
        Drawdown fall =
                ledger.maxDrawdown(CostBasis.FIFO, "USD", TimeRange.all()).orElseThrow();
        assertThat(fall.amount()).isEqualTo(new BigDecimal("5"));
        assertThat(fall.peakAt()).isEqualTo(peak.executedAt());
        assertThat(fall.troughAt()).isEqualTo(trough.executedAt());
        assertThat(fall.ratio()).contains(new BigDecimal("0.625"));
        assertThat(ledger.equityCurve(CostBasis.FIFO, "USD", TimeRange.all()).points())
                .hasSize(4);
    }

    @Test
    @DisplayName("a trade without a fee is counted as one")
    void noFee() {
        Trade bought = Trade.buy("A")
                .quantity("1")
                .price("10")
                .currency("USD")
                .executedAt(START)
                .build();
        ledger.trades().append(bought);
        assertThat(pnl().total().tradesWithoutFee()).isEqualTo(1);
        assertThat(pnl().fees().isZero()).isTrue();
    }
}
