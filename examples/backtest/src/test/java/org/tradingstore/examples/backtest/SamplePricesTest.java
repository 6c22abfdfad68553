package org.tradingstore.examples.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tradingstore.history.PriceColumns;

class SamplePricesTest {
    static final List<String> SYMBOLS = SamplePrices.SYMBOLS;

    @ParameterizedTest
    @FieldSource("SYMBOLS")
    @DisplayName("bars of ten years are in whole cents, high and low enclose them, and they are the same each time")
    void plausible(String symbol) {
        PriceColumns bars = SamplePrices.columns(symbol);
        assertThat(bars.size()).isEqualTo(2_608);
        double largest = 0;
        for (int i = 0; i < bars.size(); i++) {
            assertThat(bars.low()[i]).isBetween(3.0, Math.min(bars.open()[i], bars.close()[i]));
            assertThat(bars.high()[i]).isBetween(Math.max(bars.open()[i], bars.close()[i]), 5_000.0);
            assertThat(bars.close()[i] * 100).isCloseTo(Math.rint(bars.close()[i] * 100), Offset.offset(1e-6));
            largest = i == 0 ? 0 : Math.max(largest, Math.abs(bars.close()[i] / bars.close()[i - 1] - 1));
        }
        assertThat(largest).isBetween(0.02, 0.15);
        assertThat(Arrays.equals(bars.close(), SamplePrices.columns(symbol).close()))
                .isTrue();
    }
}
