package org.tradingstore.core.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradingstore.core.internal.ledger.HandMadeLedger.buy;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.ProfitKey;
import org.tradingstore.schema.TimeRange;

/** How many groups there may be: too many to be tried on every engine. */
class ProfitBreakdownTest {
    private static final int MOST = 100_000;

    @Test
    @DisplayName("100,000 groups are answered, one more is refused")
    void tooMany() {
        HandMadeLedger ledger = new HandMadeLedger();
        ProfitBreakdown breakdown = new ProfitBreakdown(Set.of(ProfitKey.STRATEGY), ZoneOffset.UTC);
        List<String> strategies = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            strategies.add("s" + i);
        }
        ledger.add(buy("AAPL").quantity("1").price("1").strategies(strategies), 0);
        assertThat(breakdown.of(ledger.rows(), CostBasis.FIFO, TimeRange.all())).hasSize(MOST);
        ledger.add(buy("AAPL").quantity("1").price("1").strategies("another"), 1);
        assertThatThrownBy(() -> breakdown.of(ledger.rows(), CostBasis.FIFO, TimeRange.all()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("at_most=100000");
    }
}
