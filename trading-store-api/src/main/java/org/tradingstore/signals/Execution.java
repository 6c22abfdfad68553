package org.tradingstore.signals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.tradingstore.schema.Canonical;

/**
 * How many signals asked for a trade, and how many of them led to one. <em>Immutable.</em>
 *
 * @param generated signals to buy or sell
 * @param executed those that a trade names which was not reversed
 */
public record Execution(long generated, long executed) {
    /** Of no signals. */
    public static final Execution NONE = new Execution(0, 0);

    private static final int SCALE = 18;

    /** Executed by generated, from 0 to 1, rounded half even to 18 digits; empty where none was generated. */
    public Optional<BigDecimal> rate() {
        return generated == 0
                ? Optional.empty()
                : Optional.of(Canonical.decimal(BigDecimal.valueOf(executed)
                        .divide(BigDecimal.valueOf(generated), SCALE, RoundingMode.HALF_EVEN)));
    }
}
