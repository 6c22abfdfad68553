package org.tradingstore.core.internal.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.portfolio.Performance;
import org.tradingstore.portfolio.PortfolioSnapshot;

/**
 * Links returns between snapshots, with flows between them. Sums of flows, and of flows by their times, are all that is kept. <em>Not
 * thread-safe: snapshots and flows go through it in the order of time.</em>
 */
final class PerformanceSum {
    /** Linking thousands of returns leaves the 18 digits of a result alone. */
    private static final MathContext LINKED = new MathContext(60, RoundingMode.HALF_EVEN);

    private final PortfolioSnapshot first;
    private PortfolioSnapshot last;
    private BigDecimal flows = BigDecimal.ZERO;
    private BigDecimal flowsSinceLast = BigDecimal.ZERO;
    private BigDecimal flowMicrosSinceLast = BigDecimal.ZERO;
    /** Null once a return had no base. */
    private @Nullable BigDecimal growth = BigDecimal.ONE;

    PerformanceSum(PortfolioSnapshot first) {
        this.first = first;
        this.last = first;
    }

    /** A flow after the last snapshot, and no later than the next. */
    void flow(Instant at, BigDecimal amount) {
        flows = flows.add(amount);
        flowsSinceLast = flowsSinceLast.add(amount);
        flowMicrosSinceLast = flowMicrosSinceLast.add(amount.multiply(micros(last.takenAt(), at)));
    }

    void snapshot(PortfolioSnapshot next) {
        BigDecimal time = micros(last.takenAt(), next.takenAt());
        // Numerator and denominator are both multiplied by the time, so that nothing is divided but once.
        BigDecimal base = last.totalValue().add(flowsSinceLast).multiply(time).subtract(flowMicrosSinceLast);
        BigDecimal gain = next.totalValue().subtract(last.totalValue()).subtract(flowsSinceLast);
        if (base.signum() <= 0) {
            growth = null;
        } else if (growth != null) {
            growth = growth.multiply(base.add(gain.multiply(time)), LINKED).divide(base, LINKED);
        }
        last = next;
        flowsSinceLast = BigDecimal.ZERO;
        flowMicrosSinceLast = BigDecimal.ZERO;
    }

    private static BigDecimal micros(Instant from, Instant to) {
        return BigDecimal.valueOf(ChronoUnit.MICROS.between(from, to));
    }

    Performance result() {
        BigDecimal profit = last.totalValue().subtract(first.totalValue()).subtract(flows);
        return new Performance(
                first.currency(),
                first.takenAt(),
                last.takenAt(),
                first.totalValue(),
                last.totalValue(),
                Rounding.rounded(flows),
                Rounding.rounded(profit),
                first.totalValue().signum() > 0
                        ? Optional.of(Rounding.ratio(profit, first.totalValue()))
                        : Optional.empty(),
                Optional.ofNullable(growth).map(each -> Rounding.rounded(each.subtract(BigDecimal.ONE))));
    }
}
