package org.tradingstore.ledger;

import java.util.Optional;
import org.tradingstore.history.KnownClose;

/**
 * A trade, and the market before it. <em>Immutable.</em>
 *
 * @param lastClose the last close of its symbol that was known when it was executed, inclusive; empty where none was, or none new enough
 */
public record PricedTrade(Trade trade, Optional<KnownClose> lastClose) {}
