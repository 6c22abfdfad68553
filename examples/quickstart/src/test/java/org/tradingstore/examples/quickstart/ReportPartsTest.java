package org.tradingstore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.EquityPoint;

class ReportPartsTest {
    @Test
    void moneyIsRoundedByItsCurrencyAndNamesIt() {
        assertThat(MoneyText.of(Amounts.of(Map.of(
                        "USD", new BigDecimal("1.005"),
                        "JPY", new BigDecimal("1500.5"),
                        "USDT", new BigDecimal("-0.126"),
                        "BTC", new BigDecimal("0.000000015")))))
                .isEqualTo("0.00000002 BTC, 1500 JPY, 1.00 USD, -0.13 USDT");
        assertThat(MoneyText.of(Amounts.none())).isEqualTo("-");
    }

    @Test
    void columnsAreAligned() {
        TextTable table = new TextTable("name", "count", "note");
        table.add("a", "1234567", "");
        table.add("longer", "1", "x");
        assertThat(table.lines()).containsExactly("name      count  note", "a       1234567", "longer        1     x");
    }

    @Test
    void aThinnedCurveKeepsItsPeaksAndItsEnd() {
        EquityThinning curve = new EquityThinning(16);
        for (int i = 0; i < 10_000; i++) {
            int equity = i == 5_001 ? 1_000 : i == 7_003 ? -1_000 : i % 10;
            curve.add(new EquityPoint(Instant.ofEpochSecond(i), BigDecimal.valueOf(equity)));
        }
        assertThat(curve.points()).hasSizeLessThanOrEqualTo(16).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(curve.points())
                .contains(
                        new EquityPoint(Instant.ofEpochSecond(5_001), BigDecimal.valueOf(1_000)),
                        new EquityPoint(Instant.ofEpochSecond(7_003), BigDecimal.valueOf(-1_000)));
        assertThat(curve.points().get(curve.points().size() - 1).at()).isEqualTo(Instant.ofEpochSecond(9_999));
    }
}
