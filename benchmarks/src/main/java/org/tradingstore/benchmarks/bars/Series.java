package org.tradingstore.benchmarks.bars;

/**
 * Bars of one symbol by column, oldest first. An absent price is NaN. <em>Immutable by convention: arrays are handed out as they
 * are.</em>
 *
 * @param day days since 1970-01-01
 */
record Series(
        String symbol,
        long[] day,
        double[] open,
        double[] high,
        double[] low,
        double[] close,
        double[] adjustedClose,
        double[] volume) {
    int size() {
        return day.length;
    }
}
