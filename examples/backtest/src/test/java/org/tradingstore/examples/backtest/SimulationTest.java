package org.tradingstore.examples.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.ledger.Order;
import org.tradingstore.ledger.OrderStatus;
import org.tradingstore.ledger.Trade;
import org.tradingstore.signals.Decision;
import org.tradingstore.signals.Signal;

class SimulationTest {
    private static final LocalDate FIRST = TestBars.FIRST;

    private final List<TradingDay> days = new ArrayList<>();

    private Account run(String fraction, Bars... bars) throws InputException {
        return run(FIRST, fraction, bars);
    }

    private Account run(LocalDate first, String fraction, Bars... bars) throws InputException {
        days.clear();
        Terms terms = Terms.of(
                new BigDecimal("1000"),
                new BigDecimal("0.001"),
                new BigDecimal(fraction),
                "USD",
                ZoneId.of("America/New_York"));
        return new Simulation(new Broker(Crossover.of(1, 2), terms), List.of(bars), first, days::add).run();
    }

    private List<Trade> trades() {
        return days.stream().flatMap(day -> day.trades().stream()).toList();
    }

    private List<Signal> signals() {
        return days.stream().flatMap(day -> day.signals().stream()).toList();
    }

    private static BigDecimal exactly(String decimal) {
        return new BigDecimal(decimal);
    }

    /** With windows of one and two days a close above the former one is a rise, and one below it a fall. */
    @Test
    @DisplayName("a signal at a close is traded at the next open, for a fraction of equity, to the last digit")
    void byHand() throws Exception {
        Account account = run("0.5", TestBars.daily("A", 10, 10, 10, 9, 9, 10, 10.5, 12, 12, 11, 11.25, 11.51));
        assertThat(signals())
                .extracting(Signal::decision, Signal::price, Signal::generatedAt)
                .containsExactly(
                        tuple(Decision.BUY, "10", "2026-01-08T05:00:00Z"),
                        tuple(Decision.SELL, "11", "2026-01-10T05:00:00Z"),
                        tuple(Decision.BUY, "11.51", "2026-01-11T05:00:00Z"));
        List<Trade> trades = trades();
        assertThat(trades).hasSize(2);
        Trade bought = trades.get(0);
        assertThat(bought.quantity()).isEqualTo(exactly("50")); // half of 1000 at the close of 10
        assertThat(bought.price()).isEqualTo(exactly("10.5"));
        assertThat(bought.fee()).isEqualTo(exactly("0.52")); // 0.525, half even
        assertThat(bought.netValue()).isEqualTo(exactly("525.52"));
        assertThat(bought.executedAt()).isEqualTo(Instant.parse("2026-01-08T14:30:00Z"));
        assertThat(bought.signalId()).isEqualTo(signals().get(0).id());
        Trade sold = trades.get(1);
        assertThat(sold.quantity()).isEqualTo(exactly("50"));
        assertThat(sold.netValue()).isEqualTo(exactly("561.94")); // 562.5 less 0.5625, rounded
        assertThat(account.cash()).isEqualTo(exactly("1036.42"));
        assertThat(account.held("A")).isEqualByComparingTo("0");
        List<Order> last = days.get(days.size() - 1).placed();
        assertThat(last)
                .extracting(Order::quantity)
                .containsExactly(exactly("45.0225")); // 518.21 / 11.51, the rest is cut
        assertThat(last).extracting(Order::status).containsExactly(OrderStatus.NEW);
    }

    private static Tuple tuple(Decision decision, String price, String at) {
        return Tuple.tuple(decision, exactly(price), Instant.parse(at));
    }

    @Test
    @DisplayName("an order that the cash does not pay for is rejected, and nothing is bought")
    void rejected() throws Exception {
        Account account = run("1", TestBars.daily("A", 10, 10, 10, 9, 9, 10, 10.5, 12));
        assertThat(trades()).isEmpty();
        Order order = days.get(1).settled().get(0);
        assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order.reason()).isEqualTo("it costs 1051.05, the cash is 1000");
        assertThat(account.cash()).isEqualTo(exactly("1000"));
    }

    @Test
    @DisplayName("sales come before purchases of the same open, so that their proceeds pay")
    void salesFirst() throws Exception {
        Bars first = TestBars.daily("B", 10, 10, 10, 9, 9, 10, 9, 11, 11, 10, 10, 10);
        Bars second = TestBars.daily("A", 10, 10, 10, 10, 10, 10, 10, 9, 9, 10, 9, 10);
        run("1", first, second);
        assertThat(trades())
                .extracting(trade -> trade.side() + " " + trade.symbol())
                .containsExactly("BUY B", "SELL B", "BUY A");
        assertThat(trades().get(1).executedAt()).isEqualTo(trades().get(2).executedAt());
    }

    @Test
    @DisplayName("an order waits for the next open of its own symbol, which is valued at its last close meanwhile")
    void missingDay() throws Exception {
        Bars rare = TestBars.of("A", new int[] {0, 1, 2, 5, 9}, 10, 10, 10, 9, 9, 10, 10, 11, 9, 9);
        Bars daily = TestBars.daily("B", 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5);
        Account account = run("0.4", rare, daily);
        assertThat(trades())
                .extracting(Trade::symbol, trade -> trade.executedAt().toString())
                .containsExactly(Tuple.tuple("A", "2026-01-10T14:30:00Z"), Tuple.tuple("B", "2026-01-12T14:30:00Z"));
        // 40 of A at 10 with a fee of 0.4 leave 599.6; of that and 40 * 11, four tenths at 5 are 83.168 of B.
        assertThat(trades().get(1).quantity()).isEqualTo(exactly("83.168"));
        assertThat(account.cash()).isEqualTo(exactly("183.34"));
        assertThat(account.equity()).isEqualByComparingTo("959.18"); // with 40 * 9 and 83.168 * 5
    }

    @Test
    @DisplayName("what is held is not bought again, and what is not held is not sold")
    void longOnly() throws Exception {
        run("0.1", TestBars.daily("A", 10, 10, 10, 11, 11, 10, 10, 10, 10, 11, 11, 11, 11, 12));
        assertThat(signals()).extracting(Signal::decision).containsExactly(Decision.SELL, Decision.BUY, Decision.BUY);
        assertThat(trades()).hasSize(1);
        assertThat(days.stream().flatMap(day -> day.placed().stream())).hasSize(1);
    }

    @Test
    @DisplayName("bars before the first day serve means, and nothing is decided on them")
    void warmUp() throws Exception {
        Bars bars = TestBars.daily("A", 10, 10, 10, 9, 9, 10, 10.5, 12, 12, 11, 11, 12);
        run("0.5", bars);
        List<Signal> all = signals();
        run(FIRST.plusDays(4), "0.5", bars);
        assertThat(signals()).isEqualTo(all.subList(1, 3));
        assertThat(signals().get(0).decision()).isEqualTo(Decision.SELL);
    }
}
