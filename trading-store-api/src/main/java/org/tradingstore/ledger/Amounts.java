package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.schema.Canonical;

/** Sums of money, one for each currency; never added across currencies. <em>Immutable.</em> */
public final class Amounts {
    private static final Amounts NONE = new Amounts(new TreeMap<>());

    private final SortedMap<String, BigDecimal> byCurrency;

    private Amounts(SortedMap<String, BigDecimal> byCurrency) {
        this.byCurrency = byCurrency;
    }

    /** Nothing in any currency. */
    public static Amounts none() {
        return NONE;
    }

    /** Sums by currency code, brought to canonical form. */
    public static Amounts of(Map<String, BigDecimal> byCurrency) {
        SortedMap<String, BigDecimal> copy = new TreeMap<>();
        byCurrency.forEach((currency, amount) -> copy.put(currency, Canonical.decimal(amount)));
        return new Amounts(copy);
    }

    /** The sum in {@code currency}; zero where there was none. */
    public BigDecimal in(String currency) {
        return byCurrency.getOrDefault(currency, BigDecimal.ZERO);
    }

    /** The currencies that occurred, also those whose sum is zero. */
    public Set<String> currencies() {
        return Collections.unmodifiableSet(byCurrency.keySet());
    }

    /** Whether every sum is zero. */
    public boolean isZero() {
        return byCurrency.values().stream().allMatch(amount -> amount.signum() == 0);
    }

    /** The sums by currency code. */
    public SortedMap<String, BigDecimal> asMap() {
        return Collections.unmodifiableSortedMap(byCurrency);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Amounts amounts && byCurrency.equals(amounts.byCurrency);
    }

    @Override
    public int hashCode() {
        return byCurrency.hashCode();
    }

    @Override
    public String toString() {
        return byCurrency.toString();
    }
}
