package org.tradingstore.examples.quickstart;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityPoint;

/** How a ledger's equity is looked at: with prices, or without. */
interface EquityView {
    /** What the equity is, for the head of a chart. */
    String title();

    /** Whether there are prices. */
    boolean priced();

    /** The last close of a symbol that is known. */
    Optional<BigDecimal> lastClose(String symbol);

    void equity(String currency, Consumer<EquityPoint> points);

    Optional<Drawdown> maxDrawdown(String currency);

    /** By symbol, where there was a fall. */
    SortedMap<String, Drawdown> maxDrawdowns(String currency);
}
