package org.tradingstore.core.internal.ledger;

import java.util.ArrayList;
import java.util.List;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;

/** Gathers the points of a curve, as many as may be. <em>Not thread-safe: it belongs to one computation.</em> */
final class CurveCollector {
    private static final int MOST_POINTS = 1_000_000;

    private final String currency;
    private final DrawdownSearch search;
    private final List<EquityPoint> points = new ArrayList<>();

    CurveCollector(String currency, DrawdownSearch search) {
        this.currency = currency;
        this.search = search;
    }

    void add(EquityPoint point) {
        if (points.size() == MOST_POINTS) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot make an equity curve: it has too many points; stream them, or ask for a shorter period",
                    "at_most",
                    MOST_POINTS));
        }
        points.add(point);
        search.add(point);
    }

    EquityCurve curve() {
        return new EquityCurve(currency, points, search.result());
    }
}
