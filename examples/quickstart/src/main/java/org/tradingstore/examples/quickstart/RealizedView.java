package org.tradingstore.examples.quickstart;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.schema.TimeRange;

/** Without prices: what was earned when it was earned. */
final class RealizedView implements EquityView {
    private final Ledger ledger;

    RealizedView(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String title() {
        return "Realised profit less fees";
    }

    @Override
    public boolean priced() {
        return false;
    }

    @Override
    public Optional<BigDecimal> lastClose(String symbol) {
        return Optional.empty();
    }

    @Override
    public void equity(String currency, Consumer<EquityPoint> points) {
        ledger.equity(CostBasis.FIFO, currency, TimeRange.all(), points);
    }

    @Override
    public Optional<Drawdown> maxDrawdown(String currency) {
        return ledger.maxDrawdown(CostBasis.FIFO, currency, TimeRange.all());
    }

    @Override
    public SortedMap<String, Drawdown> maxDrawdowns(String currency) {
        return ledger.maxDrawdowns(CostBasis.FIFO, currency, TimeRange.all());
    }
}
