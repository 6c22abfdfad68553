package org.tradingstore.testkit.internal.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** What series of prices come to, by the formulas as they stand, in decimals of fifty digits. */
public final class ModelSeries {
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal NEXT_TO_NOTHING = new BigDecimal("1e-48");

    private ModelSeries() {}

    /** The average of each {@code window} prices in a row. */
    public static double[] averages(List<Double> prices, int window) {
        double[] averages = new double[Math.max(0, prices.size() - window + 1)];
        for (int i = 0; i < averages.length; i++) {
            averages[i] = mean(prices.subList(i, i + window).stream()
                            .map(BigDecimal::new)
                            .toList())
                    .doubleValue();
        }
        return averages;
    }

    /** The volatility of each {@code window} returns in a row. */
    public static double[] volatilities(List<Double> prices, int window, double periods) {
        double[] volatilities = new double[Math.max(0, prices.size() - window)];
        for (int i = 0; i < volatilities.length; i++) {
            List<Double> within = prices.subList(i, i + window + 1);
            BigDecimal[] returns = new BigDecimal[window];
            for (int j = 0; j < window; j++) {
                returns[j] = logarithm(new BigDecimal(within.get(j + 1)).divide(new BigDecimal(within.get(j)), DIGITS));
            }
            BigDecimal mean = mean(List.of(returns));
            BigDecimal squares = BigDecimal.ZERO;
            for (BigDecimal each : returns) {
                squares = squares.add(each.subtract(mean).pow(2));
            }
            volatilities[i] = squares.divide(BigDecimal.valueOf(window - 1L), DIGITS)
                    .multiply(new BigDecimal(periods))
                    .sqrt(DIGITS)
                    .doubleValue();
        }
        return volatilities;
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), DIGITS);
    }

    /** By ln x = 2 (z + z^3/3 + z^5/5 + ...) with z = (x - 1) / (x + 1). */
    private static BigDecimal logarithm(BigDecimal x) {
        BigDecimal z = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = z.multiply(z, DIGITS);
        BigDecimal power = z;
        BigDecimal sum = BigDecimal.ZERO;
        for (int odd = 1; power.abs().compareTo(NEXT_TO_NOTHING.multiply(z.abs())) > 0; odd += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(odd), DIGITS));
            power = power.multiply(square, DIGITS);
        }
        return sum.add(sum);
    }

    /**
     * A fall, with its places in a list.
     *
     * @param recovered -1 where it did not
     */
    public record Fall(double ratio, int peak, int trough, int recovered) {}

    /** The largest fall between any two of prices above zero, of equal ones the first to end, from the last place at its peak. */
    public static Optional<Fall> maximum(List<Double> prices) {
        Optional<Fall> largest = Optional.empty();
        for (int trough = 1; trough < prices.size(); trough++) {
            for (int peak = trough - 1; peak >= 0; peak--) {
                double ratio = (prices.get(peak) - prices.get(trough)) / prices.get(peak);
                if (ratio > largest.map(Fall::ratio).orElse(0.0)) {
                    largest = Optional.of(new Fall(ratio, peak, trough, -1));
                }
            }
        }
        return largest.map(fall -> new Fall(fall.ratio(), fall.peak(), fall.trough(), recovered(prices, fall)));
    }

    private static int recovered(List<Double> prices, Fall fall) {
        for (int i = fall.trough(); i < prices.size(); i++) {
            if (prices.get(i) >= prices.get(fall.peak())) {
                return i;
            }
        }
        return -1;
    }
}
