package org.tradingstore.signals;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.schema.TimeRange;

/**
 * What became of the signals to buy or sell that were generated in a period. A signal is executed where a trade names it that was not
 * reversed, whenever that trade was executed. It is a signal of each strategy that {@linkplain Signal#backers backed} it, and counts in
 * full for each, so that strategies may add up to more than the total, and to less where nobody voted. Names come by code point; those
 * without a signal are left out. <em>Immutable.</em>
 *
 * @param bySymbolOfStrategy for each strategy, its signals by symbol
 */
public record ExecutionRates(
        TimeRange period,
        Execution total,
        SortedMap<String, Execution> bySymbol,
        SortedMap<String, Execution> byStrategy,
        SortedMap<String, SortedMap<String, Execution>> bySymbolOfStrategy) {
    public ExecutionRates {
        bySymbol = copy(bySymbol);
        byStrategy = copy(byStrategy);
        SortedMap<String, SortedMap<String, Execution>> inner = new TreeMap<>(bySymbolOfStrategy.comparator());
        bySymbolOfStrategy.forEach((strategy, symbols) -> inner.put(strategy, copy(symbols)));
        bySymbolOfStrategy = Collections.unmodifiableSortedMap(inner);
    }

    /** Keeps the order of the given map. */
    private static SortedMap<String, Execution> copy(SortedMap<String, Execution> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** Signals for one symbol. */
    public Execution ofSymbol(String symbol) {
        return bySymbol.getOrDefault(symbol, Execution.NONE);
    }

    /** Signals of one strategy. */
    public Execution ofStrategy(String strategy) {
        return byStrategy.getOrDefault(strategy, Execution.NONE);
    }

    /** Signals of one strategy for one symbol. */
    public Execution of(String strategy, String symbol) {
        SortedMap<String, Execution> symbols = bySymbolOfStrategy.get(strategy);
        return symbols == null ? Execution.NONE : symbols.getOrDefault(symbol, Execution.NONE);
    }
}
