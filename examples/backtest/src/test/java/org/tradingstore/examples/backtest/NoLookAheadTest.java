package org.tradingstore.examples.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.ledger.Trade;

class NoLookAheadTest {
    private static List<TradingDay> run(List<Bars> bars) throws InputException {
        List<TradingDay> days = new ArrayList<>();
        Terms terms = Terms.of(
                new BigDecimal("100000"),
                new BigDecimal("0.001"),
                new BigDecimal("0.3"),
                "USD",
                ZoneId.of("America/New_York"));
        new Simulation(new Broker(Crossover.of(5, 20), terms), bars, LocalDate.MIN, days::add).run();
        return days;
    }

    /** The sample, with its prices from a bar on changed: opens from {@code firstOpen} on, closes from {@code firstClose} on. */
    private static List<Bars> sample(int firstOpen, int firstClose, DoubleUnaryOperator change) throws InputException {
        List<Bars> all = new ArrayList<>();
        for (String symbol : SamplePrices.SYMBOLS) {
            PriceColumns columns = SamplePrices.columns(symbol);
            for (int bar = 0; bar < columns.size(); bar++) {
                columns.open()[bar] = bar < firstOpen ? columns.open()[bar] : change.applyAsDouble(columns.open()[bar]);
                columns.close()[bar] =
                        bar < firstClose ? columns.close()[bar] : change.applyAsDouble(columns.close()[bar]);
            }
            all.add(Bars.checked(symbol, columns));
        }
        return all;
    }

    /** The first day on which they differ in what {@code part} takes of it; the last of time where they do not. */
    private static LocalDate firstDifference(
            List<TradingDay> known, List<TradingDay> other, Function<TradingDay, ?> part) {
        Map<LocalDate, List<Object>> days = new TreeMap<>();
        known.forEach(
                day -> days.computeIfAbsent(day.day(), any -> new ArrayList<>()).add(part.apply(day)));
        other.forEach(
                day -> days.computeIfAbsent(day.day(), any -> new ArrayList<>()).add(part.apply(day)));
        return days.entrySet().stream()
                .filter(day -> day.getValue().size() < 2
                        || !day.getValue().get(0).equals(day.getValue().get(1)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(LocalDate.MAX);
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 20, 700, 1_305, 2_580})
    @DisplayName("prices after a day change nothing that was decided until then, and something later")
    void laterPrices(int bar) throws Exception {
        List<Bars> bars = sample(0, 0, price -> price);
        LocalDate day = bars.get(0).day(bar);
        List<TradingDay> other = run(sample(bar + 1, bar + 1, price -> 1_000.25 - price));
        assertThat(firstDifference(run(bars), other, each -> each)).isAfter(day).isBefore(day.plusDays(50));
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 701, 702, 1_305})
    @DisplayName("the close of a day changes its signals, and none of its trades")
    void sameDay(int bar) throws Exception {
        List<Bars> bars = sample(0, 0, price -> price);
        LocalDate day = bars.get(0).day(bar);
        List<TradingDay> known =
                run(bars).stream().filter(each -> !each.day().isAfter(day)).toList();
        List<TradingDay> other = run(sample(bar + 1, bar, price -> 1_000.25 - price)).stream()
                .filter(each -> !each.day().isAfter(day))
                .toList();
        assertThat(firstDifference(known, other, TradingDay::signals)).isEqualTo(day);
        assertThat(tradesOf(other)).isEqualTo(tradesOf(known));
    }

    private static List<UUID> tradesOf(List<TradingDay> days) {
        return days.stream()
                .flatMap(day -> day.trades().stream())
                .map(Trade::id)
                .toList();
    }
}
