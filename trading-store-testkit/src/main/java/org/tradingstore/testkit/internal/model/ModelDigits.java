package org.tradingstore.testkit.internal.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals with so many digits that only what is exactly half way between two results could round otherwise, and that is exact here. */
final class ModelDigits {
    private static final int SHARE_SCALE = 120;
    private static final int SURE_SCALE = 90;
    static final int SCALE = 18;

    private ModelDigits() {}

    static BigDecimal share(BigDecimal whole, BigDecimal part, BigDecimal quantity) {
        return whole.multiply(part).divide(quantity, SHARE_SCALE, RoundingMode.HALF_EVEN);
    }

    static BigDecimal sure(BigDecimal sum) {
        return sum.setScale(SURE_SCALE, RoundingMode.HALF_EVEN);
    }

    static BigDecimal rounded(BigDecimal sum) {
        BigDecimal rounded = sure(sum).setScale(SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
