package org.tradingstore.examples.quickstart;

import java.util.ArrayList;
import java.util.List;
import org.tradingstore.ledger.EquityPoint;

/**
 * The shape of a curve of any length in a bounded number of points. Whenever they get too many, the lowest and the highest of each four
 * neighbours stay, so that no peak is lost.
 */
final class EquityThinning {
    private static final int GROUP = 4;

    private final int most;
    private List<EquityPoint> points = new ArrayList<>();

    /** @param most points; a multiple of four */
    EquityThinning(int most) {
        this.most = most;
    }

    void add(EquityPoint point) {
        if (points.size() == most) {
            points = thinned();
        }
        points.add(point);
    }

    List<EquityPoint> points() {
        return points;
    }

    private List<EquityPoint> thinned() {
        List<EquityPoint> kept = new ArrayList<>(most);
        for (int i = 0; i < most; i += GROUP) {
            int low = i;
            int high = i;
            for (int j = i + 1; j < i + GROUP; j++) {
                low = points.get(j).equity().compareTo(points.get(low).equity()) < 0 ? j : low;
                high = points.get(j).equity().compareTo(points.get(high).equity()) >= 0 ? j : high;
            }
            kept.add(points.get(Math.min(low, high)));
            if (low != high) {
                kept.add(points.get(Math.max(low, high)));
            }
        }
        return kept;
    }
}
