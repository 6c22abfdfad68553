package org.tradingstore.core.internal.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tradingstore.schema.Canonical;

/** How computed values are handed out: with 18 digits after the point, half even. */
final class Rounding {
    private static final int SCALE = 18;

    private Rounding() {}

    static BigDecimal rounded(BigDecimal exact) {
        return Canonical.decimal(exact.setScale(SCALE, RoundingMode.HALF_EVEN));
    }

    static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return Canonical.decimal(part.divide(whole, SCALE, RoundingMode.HALF_EVEN));
    }
}
