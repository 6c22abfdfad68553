package org.tradingstore.examples.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.examples.backtest.Crossover.Crossing;
import org.tradingstore.signals.Decision;

class CrossoverTest {
    @Test
    @DisplayName(
            "it buys where the fast mean rises above the slow one, sells where it falls below, and needs a bar before both")
    void crossings() throws Exception {
        double[] close = {5, 4, 3, 2, 6, 8, 5, 1, 1};
        // Means of two: 4.5 3.5 2.5 4 7 6.5 3 1; of three, from bar 2 on: 4 3 3.667 5.333 6.333 4.667 2.333.
        Crossover strategy = Crossover.of(2, 3);
        assertThat(IntStream.range(0, 9)
                        .filter(bar -> strategy.at(close, bar).isPresent())
                        .boxed())
                .containsExactly(4, 7);
        assertThat(strategy.at(close, 4)).contains(new Crossing(Decision.BUY, 4, 11.0 / 3));
        assertThat(strategy.at(close, 7)).contains(new Crossing(Decision.SELL, 3, 14.0 / 3));
        assertThat(new Crossing(Decision.SELL, 3, 4).confidence()).isEqualTo(0.25);
        assertThat(new Crossing(Decision.BUY, 9, 4).confidence()).isEqualTo(1);
    }

    @Test
    @DisplayName("what is left of rounding is no crossing where prices stand still")
    void flat() throws Exception {
        Crossover strategy = Crossover.of(3, 7);
        double[] close = IntStream.range(0, 40)
                .mapToDouble(i -> i < 7 ? 0.8 - i / 10.0 : 0.1)
                .toArray();
        assertThat((0.1 + 0.1 + 0.1) / 3).isGreaterThan(0.1);
        for (int bar = 0; bar < close.length; bar++) {
            assertThat(strategy.at(close, bar)).isEmpty();
        }
    }

    @Test
    @DisplayName("the fast mean is of fewer days than the slow one")
    void windows() {
        assertThatThrownBy(() -> Crossover.of(0, 3))
                .isInstanceOf(InputException.class)
                .hasMessage("--fast is below 1: 0");
        assertThatThrownBy(() -> Crossover.of(3, 3)).hasMessage("--fast has to be below --slow: 3 and 3");
    }
}
