package org.tradingstore.agents;

import java.util.Objects;

/** What tells versions of strategies of a book apart. <em>Immutable.</em> */
public record StrategyDefinitionKey(String name, String version) {
    public StrategyDefinitionKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
    }
}
