package org.tradingstore.core.internal.series;

import org.tradingstore.history.Rolling;

/** The average of a window: the end of the former block and the beginning of this one are sums of prices. */
final class AverageWindow extends RollingWindow {
    private final int length;

    /** The prices of this block up to now; behind them, sums from there to the end of the former block. */
    private final double[] block;

    private int inBlock;
    private double beginning;
    private boolean full;

    AverageWindow(Rolling.Average average) {
        this.length = average.prices();
        this.block = new double[length];
    }

    @Override
    boolean usable(double price) {
        return !Double.isNaN(price);
    }

    @Override
    double next(double price) {
        beginning += price;
        block[inBlock++] = price;
        if (inBlock < length) {
            return full ? (block[inBlock] + beginning) / length : Double.NaN;
        }
        double average = beginning / length;
        for (int i = length - 2; i >= 0; i--) {
            block[i] += block[i + 1];
        }
        inBlock = 0;
        beginning = 0;
        full = true;
        return average;
    }
}
