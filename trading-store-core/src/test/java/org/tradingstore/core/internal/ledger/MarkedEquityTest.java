package org.tradingstore.core.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradingstore.core.internal.ledger.HandMadeLedger.at;
import static org.tradingstore.core.internal.ledger.HandMadeLedger.buy;
import static org.tradingstore.core.internal.ledger.HandMadeLedger.sell;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.schema.TimeRange;

/** Equity at the last closes, in cases worked out by hand. */
class MarkedEquityTest {
    private final HandMadeLedger ledger = new HandMadeLedger();
    private final Map<String, TreeMap<Instant, BigDecimal>> closes = new HashMap<>();
    private final Map<String, Instant> asked = new HashMap<>();

    /** Knows the closes, and that each symbol is asked for with ascending moments. */
    private final PriceSource prices = (symbol, asOf) -> {
        Instant before = asked.put(symbol, asOf);
        assertThat(before == null || !before.isAfter(asOf)).as("moments ascend").isTrue();
        return Optional.ofNullable(closes.getOrDefault(symbol, new TreeMap<>()).floorEntry(asOf))
                .map(Map.Entry::getValue);
    };

    private final MarkedEquity equity = new MarkedEquity(ledger.rows(), "USD", prices);

    @AfterEach
    void everyCursorIsClosed() {
        assertThat(ledger.openCursors()).isZero();
    }

    @Test
    @DisplayName("equity is cash and units at the last close known then, and its largest fall begins at its first peak")
    void curve() {
        deposit("1000", 0);
        ledger.add(buy("AAPL").quantity("2").price("100").fee("1"), 1);
        ledger.add(sell("MSFT").quantity("1").price("50"), 3);
        close("AAPL", 1, "110");
        close("AAPL", 4, "90");
        close("MSFT", 2, "51");
        List<Instant> moments = List.of(at(0), at(1), at(2), at(3), at(4));
        assertThat(points(moments)).containsExactly("1000", "1019", "1019", "1018", "978");
        // 41 / 1019
        Drawdown fall =
                new Drawdown(new BigDecimal("41"), at(2), at(4), Optional.of(new BigDecimal("0.040235525024533857")));
        asked.clear();
        assertThat(equity.maxDrawdown(moments)).contains(fall);
        asked.clear();
        assertThat(equity.curve(moments).maxDrawdown()).contains(fall);
        asked.clear();
        assertThat(equity.curve(List.of(at(2), at(3))).points()).hasSize(2);
        assertThat(equity.curve(List.of()).points()).isEmpty();
    }

    @Test
    @DisplayName("what is reversed does not count, nor what is in another currency, but a fee in this one does")
    void others() {
        deposit("1000", 0);
        CashFlow wrong = CashFlow.of(CashFlowType.DEPOSIT, "7", "USD", at(0)).build();
        ledger.add(wrong);
        ledger.add(wrong.reversal("twice"));
        ledger.add(CashFlow.of(CashFlowType.DEPOSIT, "500", "EUR", at(0)).build());
        ledger.add(ledger.add(buy("AAPL").quantity("9").price("1"), 1).reversal("typed twice"));
        ledger.add(
                buy("SHEL").quantity("4").price("30").currency("EUR").fee("2").feeCurrency("USD"), 1);
        assertThat(points(List.of(at(1)))).containsExactly("998");
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("a symbol that is not held any more needs no close")
    void flat() {
        ledger.add(buy("AAPL").quantity("2").price("100"), 0);
        ledger.add(sell("AAPL").quantity("2").price("103"), 1);
        assertThat(points(List.of(at(1), at(2)))).containsExactly("6", "6");
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("a symbol that is held without a known close is refused by name, and the cursors are closed")
    void unknownClose() {
        ledger.add(buy("AAPL").quantity("2").price("100"), 0);
        close("AAPL", 5, "100");
        assertThatThrownBy(() -> equity.curve(List.of(at(4), at(5))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("Cannot value a position: no close of its symbol is known at that moment")
                .hasMessageContaining("symbol=AAPL")
                .hasMessageContaining(at(4).toString());
        assertThat(points(List.of(at(5)))).containsExactly("0");
    }

    @Test
    @DisplayName("equity that begins below zero and stays has not fallen")
    void belowZero() {
        deposit("-5", 0);
        assertThat(equity.curve(List.of(at(0), at(1))).maxDrawdown()).isEmpty();
        assertThat(equity.maxDrawdown(List.of(at(0), at(1)))).isEmpty();
    }

    @Test
    @DisplayName("moments that do not ascend are refused")
    void moments() {
        assertThatThrownBy(() -> equity.curve(List.of(at(1), at(1))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("Cannot follow equity: its moments do not ascend");
        assertThatThrownBy(() -> equity.maxDrawdowns(List.of(at(1), at(0))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @DisplayName("of each symbol, the largest fall of its trades and units; from zero where it is first traded later")
    void bySymbol() {
        deposit("1000", 0);
        ledger.add(buy("AAPL").quantity("2").price("100"), 0);
        ledger.add(buy("MSFT").quantity("1").price("50").fee("1"), 2);
        ledger.add(buy("UP").quantity("1").price("5"), 2);
        close("AAPL", 0, "110");
        close("AAPL", 2, "105");
        close("AAPL", 3, "120");
        close("MSFT", 2, "40");
        close("UP", 2, "6");
        assertThat(equity.maxDrawdowns(List.of(at(0), at(2), at(3))))
                .containsExactly(
                        Map.entry(
                                "AAPL", new Drawdown(BigDecimal.TEN, at(0), at(2), Optional.of(new BigDecimal("0.5")))),
                        Map.entry("MSFT", new Drawdown(new BigDecimal("11"), at(2), at(2), Optional.empty())));
    }

    @Test
    @DisplayName("without prices, of each symbol the largest fall of its realised profit less fees")
    void realizedBySymbol() {
        ledger.add(buy("AAPL").quantity("3").price("100").fee("1"), 0);
        ledger.add(buy("MSFT").quantity("2").price("50"), 0);
        ledger.add(sell("AAPL").quantity("1").price("111"), 1);
        ledger.add(sell("MSFT").quantity("2").price("60"), 1);
        ledger.add(sell("AAPL").quantity("1").price("95"), 2);
        ledger.add(sell("AAPL").quantity("1").price("130"), 3);
        assertThat(new RealizedEquity(ledger.rows()).maxDrawdowns(CostBasis.FIFO, "USD", TimeRange.all()))
                .containsExactly(Map.entry(
                        "AAPL", new Drawdown(new BigDecimal("5"), at(1), at(2), Optional.of(new BigDecimal("0.5")))));
    }

    @Test
    @DisplayName("a source asks another for what it does not know, and closes of contracts are multiplied")
    void sources() {
        close("AAPL", 0, "100");
        close("C1", 0, "2.5");
        PriceSource source = prices.orElse((symbol, asOf) -> Optional.of(BigDecimal.ONE))
                .multiplied(Map.of("C1", new BigDecimal("100")));
        assertThat(source.lastClose("AAPL", at(0))).contains(new BigDecimal("100"));
        assertThat(source.lastClose("C1", at(0)).orElseThrow()).isEqualByComparingTo("250");
        assertThat(source.lastClose("MSFT", at(0))).contains(BigDecimal.ONE);
    }

    private void deposit(String amount, int minute) {
        ledger.add(CashFlow.of(CashFlowType.DEPOSIT, amount, "USD", at(minute)).build());
    }

    private void close(String symbol, int minute, String close) {
        closes.computeIfAbsent(symbol, any -> new TreeMap<>()).put(at(minute), new BigDecimal(close));
    }

    private List<String> points(List<Instant> moments) {
        List<String> points = new ArrayList<>();
        equity.equity(moments, (EquityPoint point) -> points.add(point.equity().toPlainString()));
        return points;
    }
}
