package org.tradingstore.benchmarks.bars;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was computed of each symbol. <em>Not thread-safe.</em> */
final class Figures {
    private static final double TOLERANCE = 1e-9;

    private final SortedMap<String, double[]> bySymbol = new TreeMap<>();

    void add(String symbol, double... figures) {
        bySymbol.put(symbol, figures);
    }

    int size() {
        return bySymbol.size();
    }

    /** @throws IllegalStateException if symbols differ, or a figure by more than a part in 10^9 */
    void require(Figures wanted) {
        if (!bySymbol.keySet().equals(wanted.bySymbol.keySet())) {
            throw new IllegalStateException("Found figures of other symbols than wanted: " + bySymbol.keySet());
        }
        bySymbol.forEach(
                (symbol, figures) -> require(symbol, figures, wanted.bySymbol.getOrDefault(symbol, new double[0])));
    }

    private static void require(String symbol, double[] found, double[] wanted) {
        boolean same = found.length == wanted.length;
        for (int i = 0; same && i < found.length; i++) {
            same = Math.abs(found[i] - wanted[i]) <= TOLERANCE * Math.abs(wanted[i]);
        }
        if (!same) {
            throw new IllegalStateException(
                    "Found " + Arrays.toString(found) + " of " + symbol + ", wanted " + Arrays.toString(wanted));
        }
    }
}
