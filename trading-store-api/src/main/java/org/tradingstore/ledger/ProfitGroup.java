package org.tradingstore.ledger;

import java.time.YearMonth;
import java.util.Optional;

/**
 * What some trades of a period came to. <em>Immutable.</em>
 *
 * @param month in which they were executed; empty where trades are not told apart by it
 * @param symbol that they traded; empty where they are not told apart by it
 * @param strategy that wanted them; empty where they are not told apart by it, and for trades of no strategy
 */
public record ProfitGroup(
        Optional<YearMonth> month, Optional<String> symbol, Optional<String> strategy, TradeStatistics statistics) {}
