package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.schema.TimeRange;

/**
 * What the trades of a period earned: lots are followed from the first trade of the book on, and what a trade of the period closes
 * counts. Trades that were reversed, and their reversals, count for nothing. <em>Immutable.</em>
 *
 * @param total all trades of the period
 * @param bySymbol the same for each symbol
 * @param byStrategy the same for each strategy; a trade of several counts in full for each
 * @param byMonth the same for each month, by when a trade was executed
 */
public record ProfitAndLoss(
        CostBasis basis,
        TimeRange period,
        TradeStatistics total,
        SortedMap<String, TradeStatistics> bySymbol,
        SortedMap<String, TradeStatistics> byStrategy,
        SortedMap<YearMonth, TradeStatistics> byMonth) {
    public ProfitAndLoss {
        bySymbol = copy(bySymbol);
        byStrategy = copy(byStrategy);
        byMonth = copy(byMonth);
    }

    /** Keeps the order of the given map, which may be another than the natural one. */
    private static <G> SortedMap<G, TradeStatistics> copy(SortedMap<G, TradeStatistics> groups) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    /** Profit and loss of what was closed, by currency, before fees. */
    public Amounts realized() {
        return total.realized();
    }

    /** Profit and loss of one symbol; none where it was not traded. */
    public Amounts realized(String symbol) {
        TradeStatistics statistics = bySymbol.get(symbol);
        return statistics == null ? Amounts.none() : statistics.realized();
    }

    /** Fees by the currency they were paid in. */
    public Amounts fees() {
        return total.fees();
    }

    /** Wins by closing trades, from 0 to 1; empty where nothing was closed. */
    public Optional<BigDecimal> winRate() {
        return total.winRate();
    }

    /** The symbols traded in the period. */
    public Set<String> symbols() {
        return bySymbol.keySet();
    }
}
