package org.tradingstore.examples.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;

class EquityChartTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void headless() {
        System.setProperty("java.awt.headless", "true");
    }

    private static List<EquityPoint> points(long... equities) {
        Instant start = Instant.parse("2026-01-05T00:00:00Z");
        return Stream.iterate(0, i -> i < equities.length, i -> i + 1)
                .map(i -> new EquityPoint(start.plus(Duration.ofDays(i)), BigDecimal.valueOf(equities[i])))
                .toList();
    }

    @Test
    @DisplayName("drawdown is percent of the last peak")
    void drawdown() {
        assertThat(EquityChart.drawdown(points(100, 80, 90, 200, 150, 200)))
                .containsExactly(0.0, -20.0, -10.0, 0.0, -25.0, 0.0);
    }

    @Test
    @DisplayName("equity is drawn in blue above, drawdown in red below")
    void drawn() throws Exception {
        Path file = directory.resolve("chart.png");
        EquityChart.write(new EquityCurve("USD", points(100, 80, 90, 200, 150), Optional.empty()), "title", file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(EquityChart.WIDTH);
        assertThat(image.getHeight()).isEqualTo(2 * EquityChart.HEIGHT);
        int half = EquityChart.HEIGHT;
        assertThat(count(image, 0, half, blue -> blue)).isGreaterThan(500);
        assertThat(count(image, 0, half, blue -> -blue)).isZero();
        assertThat(count(image, half, 2 * half, blue -> -blue)).isGreaterThan(500);
        assertThat(count(image, half, 2 * half, blue -> blue)).isZero();
    }

    /** Dots of which {@code color}, given how much more blue than red there is in one, makes a large number. */
    private static long count(BufferedImage image, int from, int to, IntUnaryOperator color) {
        long count = 0;
        for (int y = from; y < to; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                count += color.applyAsInt((rgb & 0xff) - (rgb >> 16 & 0xff)) > 50 ? 1 : 0;
            }
        }
        return count;
    }
}
