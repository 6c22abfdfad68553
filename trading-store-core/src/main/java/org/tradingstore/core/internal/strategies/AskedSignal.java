package org.tradingstore.core.internal.strategies;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.ledger.Versioned;
import org.tradingstore.signals.Signal;

/**
 * What is held of a signal to buy or sell while others are read: the whole may be large. <em>Immutable.</em>
 *
 * @param strategies those that backed it
 * @param strategyVersion null where it was written without one
 */
public record AskedSignal(
        UUID id,
        String symbol,
        Set<String> strategies,
        @Nullable String strategyVersion) {
    static AskedSignal of(Versioned<Signal> versioned) {
        Signal signal = versioned.record();
        return new AskedSignal(signal.id(), signal.symbol(), signal.backers(), versioned.strategyVersion());
    }
}
