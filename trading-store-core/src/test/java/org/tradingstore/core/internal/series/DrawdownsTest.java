package org.tradingstore.core.internal.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.history.PriceDrawdowns;

class DrawdownsTest {
    private static final double[] FALLS = {Double.NaN, 10, 8, 9, 6, 7, 6.5, 5, 11, 10.5, Double.NaN, 5.2, 12, 0, -1, 12
    };

    /** What comes of the prices when so many are handed over at once. */
    private static PriceDrawdowns<LocalDate> inParts(double[] prices, int size) {
        List<PriceDrawdowns<LocalDate>> found = new ArrayList<>();
        Drawdowns<LocalDate> drawdowns = new Drawdowns<>(LocalDate::ofEpochDay, (name, each) -> found.add(each));
        for (int from = 0; from < prices.length; from += size) {
            int to = Math.min(prices.length, from + size);
            long[] days = new long[to - from];
            Arrays.setAll(days, i -> i);
            for (int i = 0; i < days.length; i++) {
                days[i] += from;
            }
            drawdowns.part("S", days, Arrays.copyOfRange(prices, from, to), to - from);
        }
        drawdowns.end("S");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    @DisplayName("a fall is the same wherever a series is cut into parts")
    void parts() {
        for (int end = 2; end <= FALLS.length; end++) {
            double[] prices = Arrays.copyOf(FALLS, end);
            PriceDrawdowns<LocalDate> whole = inParts(prices, end);
            for (int size = 1; size < end; size++) {
                assertThat(inParts(prices, size))
                        .as("%s prices, %s at once", end, size)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    @DisplayName("the largest fall is the largest of all pairs of a price and a later one")
    void pairs() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            double[] prices = random.doubles(1 + round % 40, 1, 100).toArray();
            double largest = 0;
            for (int i = 0; i < prices.length; i++) {
                for (int j = i + 1; j < prices.length; j++) {
                    largest = Math.max(largest, (prices[i] - prices[j]) / prices[i]);
                }
            }
            double found =
                    inParts(prices, 7).maximum().map(fall -> fall.ratio()).orElse(0.0);
            assertThat(found).as("round %s", round).isEqualTo(largest);
        }
    }
}
