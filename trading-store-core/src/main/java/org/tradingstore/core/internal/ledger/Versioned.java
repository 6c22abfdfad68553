package org.tradingstore.core.internal.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A record, and what its envelope says of the strategy. <em>Immutable.</em>
 *
 * @param strategyVersion null where it was written without one
 */
public record Versioned<R>(R record, @Nullable String strategyVersion) {}
