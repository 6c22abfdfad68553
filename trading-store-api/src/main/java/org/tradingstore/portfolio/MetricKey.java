package org.tradingstore.portfolio;

import java.util.Objects;

/** What tells the metrics of a book apart. <em>Immutable.</em> */
public record MetricKey(String symbol, String name) {
    public MetricKey {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(name, "name");
    }
}
