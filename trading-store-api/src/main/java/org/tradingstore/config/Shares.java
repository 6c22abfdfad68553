package org.tradingstore.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.PortableOrder;

/**
 * Divides exactly 1 in the ratio of weights, to 18 digits, by the method of largest remainders: each share is cut to 18 digits, and
 * the units of the last digit that are left over go one each to the shares that lost most, ties by name.
 */
final class Shares {
    private static final int DIGITS = 18;
    private static final BigInteger WHOLE = BigInteger.TEN.pow(DIGITS);

    private Shares() {}

    /** A name, the units of the last digit that it has for certain, and what was cut off, in parts of the sum of weights. */
    private record Part(String name, BigInteger units, BigInteger cut) {}

    /** The sum of weights, in units of the last digit. */
    static BigInteger sum(Map<String, BigDecimal> weights) {
        return weights.values().stream().map(Shares::units).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Shares by name, by code point; {@code weights} have at most 18 digits after the point and a sum above zero. */
    static SortedMap<String, BigDecimal> of(Map<String, BigDecimal> weights) {
        BigInteger sum = sum(weights);
        List<Part> parts = new ArrayList<>();
        BigInteger left = WHOLE;
        for (Map.Entry<String, BigDecimal> weight : weights.entrySet()) {
            BigInteger[] share = units(weight.getValue()).multiply(WHOLE).divideAndRemainder(sum);
            parts.add(new Part(weight.getKey(), share[0], share[1]));
            left = left.subtract(share[0]);
        }
        parts.sort(Comparator.comparing(Part::cut).reversed().thenComparing(Part::name, PortableOrder.TEXT));
        SortedMap<String, BigDecimal> shares = new TreeMap<>(PortableOrder.TEXT);
        for (Part part : parts) {
            BigInteger more = left.min(BigInteger.ONE);
            left = left.subtract(more);
            shares.put(
                    part.name(), Canonical.decimal(new BigDecimal(part.units().add(more), DIGITS)));
        }
        return Canonical.map(shares);
    }

    private static BigInteger units(BigDecimal weight) {
        return weight.setScale(DIGITS).unscaledValue();
    }
}
