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
    int results(int prices) {
        return full ? prices : Math.max(0, inBlock + prices - length + 1);
    }

    @Override
    int next(double[] prices, int size, double[] results, int to) {
        // What a price changes is kept out of fields while there are further ones.
        double sum = beginning;
        int place = inBlock;
        int written = to;
        for (int i = 0; i < size; i++) {
            double price = prices[i];
            sum += price;
            block[place++] = price;
            if (place < length) {
                if (full) {
                    results[written++] = (block[place] + sum) / length;
                }
            } else {
                results[written++] = sum / length;
                endBlock();
                place = 0;
                sum = 0;
            }
        }
        beginning = sum;
        inBlock = place;
        return written - to;
    }

    private void endBlock() {
        double sum = block[length - 1];
        for (int i = length - 2; i >= 0; i--) {
            sum += block[i];
            block[i] = sum;
        }
        full = true;
    }
}
