package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.schema.Canonical;

/**
 * The maximum drawdown: the largest difference between a running maximum and a later value (Magdon-Ismail and Atiya, "Maximum
 * drawdown", Risk 17(10), 2004). Of equal ones the first counts.
 */
final class DrawdownSearch {
    private static final int RATIO_SCALE = 18;

    private BigDecimal peak;
    private @Nullable Instant peakAt;
    private @Nullable Drawdown largest;

    /** Begins with an equity that counts as a peak from the first point's moment on. */
    DrawdownSearch(BigDecimal start) {
        this.peak = start;
    }

    void add(EquityPoint point) {
        Instant from = peakAt == null ? point.at() : peakAt;
        peakAt = from;
        BigDecimal fall = peak.subtract(point.equity());
        if (fall.signum() <= 0) {
            peak = point.equity();
            peakAt = point.at();
        } else if (largest == null || fall.compareTo(largest.amount()) > 0) {
            Optional<BigDecimal> ratio = peak.signum() > 0
                    ? Optional.of(Canonical.decimal(fall.divide(peak, RATIO_SCALE, RoundingMode.HALF_EVEN)))
                    : Optional.empty();
            largest = new Drawdown(Canonical.decimal(fall), from, point.at(), ratio);
        }
    }

    Optional<Drawdown> result() {
        return Optional.ofNullable(largest);
    }
}
