package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.schema.Canonical;

/** Sums by currency on their way: so many digits inside that only handing them out rounds. */
final class Money {
    private static final int RESULT_SCALE = 18;
    private static final int SETTLED_SCALE = 45;

    private final TreeMap<String, BigDecimal> sums = new TreeMap<>();

    void add(String currency, BigDecimal amount) {
        sums.merge(currency, amount, BigDecimal::add);
    }

    Amounts rounded() {
        TreeMap<String, BigDecimal> results = new TreeMap<>();
        sums.forEach((currency, sum) -> results.put(currency, round(sum)));
        return Amounts.of(results);
    }

    /** A sum as it is handed out. */
    static BigDecimal round(BigDecimal sum) {
        return Canonical.decimal(settled(sum).setScale(RESULT_SCALE, RoundingMode.HALF_EVEN));
    }

    /**
     * A sum without what divisions left behind: shares have 60 digits after the point, and a thousand million of them err by less than
     * the 45th. What is zero, or half way between two results, is so again.
     */
    static BigDecimal settled(BigDecimal sum) {
        return sum.setScale(SETTLED_SCALE, RoundingMode.HALF_EVEN);
    }
}
