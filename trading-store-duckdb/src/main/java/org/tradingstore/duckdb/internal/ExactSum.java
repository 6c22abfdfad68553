package org.tradingstore.duckdb.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A sum that is known as two doubles and how far their sum may be from it. It is rounded once, and only where all that it may be round to
 * one double: so the result is that of exact arithmetic, and of a quotient to 34 digits. <em>Immutable.</em>
 */
record ExactSum(double high, double low, double error) {
    /** Below it, quotients and products of what is left could lose bits. */
    private static final double SMALL = 0x1p-800;

    /** More than the relative error of a quotient of 34 digits, and of what is computed with pairs of doubles. */
    private static final double RELATIVE = 0x1p-100;

    /** The double nearest to the sum; null where that cannot be told. */
    @Nullable
    Double rounded() {
        double sum = high + low;
        return error == 0 || sure(sum, left(high, low), 2 * error) ? sum : null;
    }

    /** The double nearest to the sum divided by {@code count} to 34 digits, as everywhere; null where that cannot be told. */
    @Nullable
    Double average(long count) {
        double sum = high + low;
        double number = (double) count;
        if (Math.abs(sum) > SMALL) {
            double quotient = sum / number;
            double rest = (Math.fma(-quotient, number, sum) + left(high, low)) / number;
            double average = quotient + rest;
            double margin = 2 * (error / number) + Math.abs(average) * RELATIVE + Math.abs(rest) * 0x1p-50;
            if (sure(average, left(quotient, rest), margin)) {
                return average;
            }
        }
        return error == 0
                ? (Double) new BigDecimal(high)
                        .add(new BigDecimal(low))
                        .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                        .doubleValue()
                : null;
    }

    /** What a sum of two doubles has lost by its rounding, exactly (Knuth, The Art of Computer Programming 2, 4.2.2). */
    private static double left(double a, double b) {
        double sum = a + b;
        double ofB = sum - a;
        return (a - (sum - ofB)) + (b - ofB);
    }

    private static boolean sure(double rounded, double left, double margin) {
        return rounded + Math.nextUp(left + margin) == rounded && rounded + Math.nextDown(left - margin) == rounded;
    }
}
