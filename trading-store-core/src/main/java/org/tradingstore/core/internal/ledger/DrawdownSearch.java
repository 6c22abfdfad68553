package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.schema.Canonical;

/**
 * The maximum drawdown: the largest difference between a running maximum and a later value (Magdon-Ismail and Atiya, "Maximum
 * drawdown", Risk 17(10), 2004). Of equal ones the first counts. <em>Not thread-safe: it belongs to one computation.</em>
 */
final class DrawdownSearch {
    private static final int RATIO_SCALE = 18;

    private @Nullable BigDecimal peak;
    private @Nullable Instant peakAt;
    private @Nullable Drawdown largest;

    private DrawdownSearch(@Nullable BigDecimal start) {
        this.peak = start;
    }

    /** Begins with an equity that counts as a peak from the first point's moment on. */
    static DrawdownSearch from(BigDecimal start) {
        return new DrawdownSearch(start);
    }

    /** Begins with the first point as the first peak. */
    static DrawdownSearch fromFirstPoint() {
        return new DrawdownSearch(null);
    }

    void add(EquityPoint point) {
        BigDecimal top = peak == null ? point.equity() : peak;
        Instant topAt = peakAt == null ? point.at() : peakAt;
        BigDecimal fall = top.subtract(point.equity());
        if (fall.signum() <= 0) {
            top = point.equity();
            topAt = point.at();
        } else if (largest == null || fall.compareTo(largest.amount()) > 0) {
            Optional<BigDecimal> ratio = top.signum() > 0
                    ? Optional.of(Canonical.decimal(fall.divide(top, RATIO_SCALE, RoundingMode.HALF_EVEN)))
                    : Optional.empty();
            largest = new Drawdown(Canonical.decimal(fall), topAt, point.at(), ratio);
        }
        peak = top;
        peakAt = topAt;
    }

    Optional<Drawdown> result() {
        return Optional.ofNullable(largest);
    }

    /** Those searches that found a fall, in their order. */
    static SortedMap<String, Drawdown> results(SortedMap<String, DrawdownSearch> searches) {
        SortedMap<String, Drawdown> results = new TreeMap<>(searches.comparator());
        searches.forEach((name, search) -> search.result().ifPresent(drawdown -> results.put(name, drawdown)));
        return Collections.unmodifiableSortedMap(results);
    }
}
