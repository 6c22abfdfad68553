package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.schema.Canonical;

/** Sums by currency on their way: exact inside, rounded once when they are handed out. */
final class Money {
    private static final int RESULT_SCALE = 18;

    private final TreeMap<String, BigDecimal> sums = new TreeMap<>();

    void add(String currency, BigDecimal amount) {
        sums.merge(currency, amount, BigDecimal::add);
    }

    Amounts rounded() {
        TreeMap<String, BigDecimal> results = new TreeMap<>();
        sums.forEach((currency, sum) -> results.put(currency, round(sum)));
        return Amounts.of(results);
    }

    static BigDecimal round(BigDecimal exact) {
        return Canonical.decimal(exact.setScale(RESULT_SCALE, RoundingMode.HALF_EVEN));
    }
}
