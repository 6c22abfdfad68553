package org.tradingstore.core.internal.strategies;

import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.signals.Execution;
import org.tradingstore.signals.ExecutionRates;

/** Execution rates on their way; their memory grows with symbols and strategies only. <em>Not thread-safe: signals go through it.</em> */
public final class ExecutionSums implements SignalTraces.Tally {
    private final SortedMap<String, Execution> bySymbol = names();
    private final SortedMap<String, Execution> byStrategy = names();
    private final SortedMap<String, SortedMap<String, Execution>> bySymbolOfStrategy = names();
    private Execution total = Execution.NONE;

    private static <V> SortedMap<String, V> names() {
        return new TreeMap<>(PortableOrder.TEXT);
    }

    @Override
    public void add(AskedSignal signal, Execution one) {
        total = sum(total, one);
        bySymbol.merge(signal.symbol(), one, ExecutionSums::sum);
        for (String strategy : signal.strategies()) {
            byStrategy.merge(strategy, one, ExecutionSums::sum);
            bySymbolOfStrategy
                    .computeIfAbsent(strategy, any -> names())
                    .merge(signal.symbol(), one, ExecutionSums::sum);
        }
    }

    static Execution sum(Execution left, Execution right) {
        return new Execution(left.generated() + right.generated(), left.executed() + right.executed());
    }

    public ExecutionRates result(TimeRange period) {
        return new ExecutionRates(period, total, bySymbol, byStrategy, bySymbolOfStrategy);
    }
}
