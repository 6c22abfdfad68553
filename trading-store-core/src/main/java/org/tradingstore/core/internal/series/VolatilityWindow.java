package org.tradingstore.core.internal.series;

import org.tradingstore.history.Rolling;

/**
 * The volatility of a window of log returns. Means and sums of squared deviations grow by Welford's recurrence ("Note on a method for
 * calculating corrected sums of squares and products", Technometrics 4, 1962); the end of the former block and the beginning of this one
 * are put together as Chan, Golub and LeVeque do ("Algorithms for computing the sample variance", The American Statistician 37, 1983).
 */
final class VolatilityWindow extends RollingWindow {
    /** Up to here the difference of two prices is exact. */
    private static final double NEAR = 0.5;

    private final int length;
    private final double periodsPerYear;
    /** The returns of this block up to now; behind them, means from there to the end of the former block. */
    private final double[] means;
    /** Behind the returns of this block: squared deviations from there to the end of the former block. */
    private final double[] squares;

    private double former = Double.NaN;
    private int inBlock;
    private double mean;
    private double square;
    private boolean full;

    VolatilityWindow(Rolling.Volatility volatility) {
        this.length = volatility.returns();
        this.periodsPerYear = volatility.periodsPerYear();
        this.means = new double[length];
        this.squares = new double[length];
    }

    @Override
    boolean usable(double price) {
        return price > 0;
    }

    @Override
    int results(int prices) {
        int returns = Double.isNaN(former) && prices > 0 ? prices - 1 : prices;
        return full ? returns : Math.max(0, inBlock + returns - length + 1);
    }

    @Override
    int next(double[] prices, int size, double[] results, int to) {
        int written = to;
        for (int i = 0; i < size; i++) {
            double before = former;
            former = prices[i];
            double next = Double.isNaN(before) ? Double.NaN : add(logReturn(before, former));
            if (full) {
                results[written++] = next;
            }
        }
        return written - to;
    }

    /** Near 1 a quotient has lost the digits that its logarithm is made of. */
    private static double logReturn(double from, double to) {
        double change = (to - from) / from;
        return Math.abs(change) < NEAR ? StrictMath.log1p(change) : StrictMath.log(to) - StrictMath.log(from);
    }

    private double add(double value) {
        means[inBlock++] = value;
        double delta = value - mean;
        mean += delta / inBlock;
        square += delta * (value - mean);
        if (inBlock < length) {
            return full ? volatility(together()) : Double.NaN;
        }
        double volatility = volatility(square);
        endBlock();
        return volatility;
    }

    /** Squared deviations of the end of the former block and the beginning of this one, from the mean of both. */
    private double together() {
        double apart = mean - means[inBlock];
        int end = length - inBlock;
        return squares[inBlock] + square + apart * apart * ((double) end * inBlock / length);
    }

    private double volatility(double squared) {
        return Math.sqrt(squared / (length - 1) * periodsPerYear);
    }

    private void endBlock() {
        double endMean = 0;
        double endSquare = 0;
        for (int i = length - 1; i >= 0; i--) {
            double delta = means[i] - endMean;
            endMean += delta / (length - i);
            endSquare += delta * (means[i] - endMean);
            means[i] = endMean;
            squares[i] = endSquare;
        }
        inBlock = 0;
        mean = 0;
        square = 0;
        full = true;
    }
}
