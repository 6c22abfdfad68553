package org.tradingstore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradingstore.TradingStore;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.core.TradingStores;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.Mode;

class EquityChartTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void headless() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void aCurveIsDrawnAndNothingIsNot() throws IOException {
        Path file = directory.resolve("equity.png");
        try (TradingStore store =
                TradingStores.builder().storage(MemoryStorage.forTests()).open()) {
            Ledger ledger = store.book("test", Mode.TEST).ledger();
            EquityView view = new RealizedView(ledger);
            assertThat(EquityChart.write(view, "test", List.of("USD"), file)).isFalse();
            assertThat(file).doesNotExist();

            ledger.trades()
                    .append(Trade.buy("AAPL")
                            .quantity("1")
                            .price("190")
                            .fee("1")
                            .currency("USD")
                            .executedAt(Instant.parse("2026-03-02T14:30:00Z"))
                            .build());
            assertThat(EquityChart.write(view, "test", List.of("USD"), file)).isTrue();
        }
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1_000);
        assertThat(image.getHeight()).isEqualTo(500);
    }
}
