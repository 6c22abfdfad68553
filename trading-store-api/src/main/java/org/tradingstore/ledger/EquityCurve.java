package org.tradingstore.ledger;

import java.util.List;
import java.util.Optional;

/**
 * How equity in one currency went. <em>Immutable.</em>
 *
 * @param points in the order of time
 * @param maxDrawdown the largest fall; empty where equity never fell
 */
public record EquityCurve(String currency, List<EquityPoint> points, Optional<Drawdown> maxDrawdown) {
    public EquityCurve {
        points = List.copyOf(points);
    }
}
