package org.tradingstore.benchmarks.bars;

/**
 * Bars of one symbol by column, oldest first. An absent price is NaN. <em>Not thread-safe: arrays are handed out as they are, to be
 * filled.</em>
 */
final class Series {
    private final String symbol;
    private final long[] day;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] adjustedClose;
    private final double[] volume;

    /** So many bars, to be filled. */
    Series(String symbol, int size) {
        this.symbol = symbol;
        this.day = new long[size];
        this.open = new double[size];
        this.high = new double[size];
        this.low = new double[size];
        this.close = new double[size];
        this.adjustedClose = new double[size];
        this.volume = new double[size];
    }

    /** Each {@code step}th bar. */
    Series thinned(int step) {
        int size = (size() + step - 1) / step;
        Series thinned = new Series(symbol, size);
        for (int place = 0; place < size; place++) {
            int from = place * step;
            thinned.day[place] = day[from];
            thinned.open[place] = open[from];
            thinned.high[place] = high[from];
            thinned.low[place] = low[from];
            thinned.close[place] = close[from];
            thinned.adjustedClose[place] = adjustedClose[from];
            thinned.volume[place] = volume[from];
        }
        return thinned;
    }

    int size() {
        return day.length;
    }

    String symbol() {
        return symbol;
    }

    /** Days since 1970-01-01. */
    long[] day() {
        return day;
    }

    double[] open() {
        return open;
    }

    double[] high() {
        return high;
    }

    double[] low() {
        return low;
    }

    double[] close() {
        return close;
    }

    double[] adjustedClose() {
        return adjustedClose;
    }

    double[] volume() {
        return volume;
    }
}
