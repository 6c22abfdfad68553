package org.tradingstore.core.internal.series;

import org.tradingstore.history.Rolling;

/**
 * A number over the last so many prices. Windows overlap blocks of their own length in an end and a beginning: both are known without
 * taking anything away again, so a price costs the same whatever the length, and no error is carried along. <em>Not thread-safe: prices go
 * through it.</em>
 */
abstract class RollingWindow {
    /**
     * Takes in prices that can be computed with.
     *
     * @param results gets a number for each price at which the window is full, from place {@code to} on
     * @return how many numbers: those of the last prices
     */
    abstract int next(double[] prices, int size, double[] results, int to);

    /** How many numbers come of the next {@code prices} prices. */
    abstract int results(int prices);

    /** Whether a price can be computed with. */
    abstract boolean usable(double price);

    static RollingWindow of(Rolling rolling) {
        return rolling instanceof Rolling.Volatility volatility
                ? new VolatilityWindow(volatility)
                : new AverageWindow((Rolling.Average) rolling);
    }
}
