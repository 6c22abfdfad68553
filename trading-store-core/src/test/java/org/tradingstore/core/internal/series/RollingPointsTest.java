package org.tradingstore.core.internal.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradingstore.history.PriceSeries;
import org.tradingstore.history.Rolling;

class RollingPointsTest {
    private static final long UNIT = 86_400_000_000L;

    private final List<PriceSeries> found = new ArrayList<>();

    private RollingPoints points(Rolling rolling) {
        return new RollingPoints(rolling, UNIT, (name, series) -> found.add(series));
    }

    static Stream<Rolling> rollings() {
        return Stream.of(
                Rolling.average(1),
                Rolling.average(2),
                Rolling.average(20),
                Rolling.volatility(2, 252),
                Rolling.volatility(7, 252));
    }

    private static double[] prices(Random random, int size) {
        return random.doubles(size, 1, 2)
                .map(price -> random.nextInt(9) == 0 ? Double.NaN : price)
                .toArray();
    }

    private static void hand(RollingPoints points, double[] prices, Random random, int longestPart) {
        for (int from = 0; from < prices.length; ) {
            int to = Math.min(prices.length, from + 1 + random.nextInt(longestPart));
            long[] times = IntStream.range(from, to + 3).mapToLong(i -> i).toArray();
            points.part("A", times, Arrays.copyOfRange(prices, from, to + 3), to - from);
            from = to;
        }
        points.end("A");
    }

    @ParameterizedTest
    @MethodSource("rollings")
    @DisplayName("series after series, whole or in parts of any length, have the same points to the last bit (seed 1)")
    void parts(Rolling rolling) {
        Random random = new Random(1);
        RollingPoints points = points(rolling);
        for (int size : new int[] {0, 1, 2, 3, 19, 20, 21, 300, 300, 40, 1_000}) {
            double[] prices = prices(random, size);
            found.clear();
            hand(points, prices, random, Integer.MAX_VALUE - 1);
            hand(points, prices, random, 5);
            hand(points(rolling), prices, random, 40);
            for (PriceSeries each : found) {
                assertThat(each.time()).isEqualTo(found.get(0).time());
                assertThat(each.value()).isEqualTo(found.get(0).value());
                assertThat(each.passedOver()).isEqualTo(found.get(0).passedOver());
            }
        }
    }

    @Test
    @DisplayName("an average stands at the time of the last of its prices, those that are absent left out (seed 2)")
    void average() {
        double[] prices = prices(new Random(2), 500);
        hand(points(Rolling.average(20)), prices, new Random(2), 30);
        PriceSeries series = found.get(0);
        List<Integer> usable = IntStream.range(0, prices.length)
                .filter(i -> !Double.isNaN(prices[i]))
                .boxed()
                .toList();
        assertThat(series.passedOver()).isEqualTo(prices.length - usable.size()).isPositive();
        assertThat(series.size()).isEqualTo(usable.size() - 19);
        for (int i = 0; i < series.size(); i++) {
            List<Integer> window = usable.subList(i, i + 20);
            assertThat(series.time()[i]).isEqualTo(window.get(19) * UNIT);
            assertThat(series.value()[i])
                    .isCloseTo(
                            window.stream()
                                    .mapToDouble(place -> prices[place])
                                    .average()
                                    .orElseThrow(),
                            within(1e-12));
        }
    }

    @Test
    @DisplayName("where sums leave the doubles on both sides of zero there is no point, and those behind it are there")
    void beyond() {
        double most = Double.MAX_VALUE;
        double[] prices = {1, 1, -most, -most, most, most, 1, 2, 3, 4, 5, 6};
        long[] times = IntStream.range(0, prices.length).mapToLong(i -> i).toArray();
        RollingPoints points = points(Rolling.average(4));
        points.part("A", times, prices, prices.length);
        points.end("A");
        PriceSeries series = found.get(0);
        assertThat(series.value()).doesNotContain(Double.NaN).hasSize(8);
        assertThat(series.time()[series.size() - 1]).isEqualTo(11 * UNIT);
        assertThat(series.value()[series.size() - 1]).isEqualTo(4.5);
    }

    @Test
    @DisplayName("points that were handed over are not written over by those of the next series")
    void ownArrays() {
        RollingPoints points = points(Rolling.average(1));
        for (double price : new double[] {1, 2}) {
            points.part("A", new long[] {(long) price, 5}, new double[] {price, price}, 2);
            points.end("A");
        }
        assertThat(found.get(0).time()).containsExactly(UNIT, 5 * UNIT);
        assertThat(found.get(0).value()).containsExactly(1, 1);
        assertThat(found.get(1).value()).containsExactly(2, 2);
    }
}
