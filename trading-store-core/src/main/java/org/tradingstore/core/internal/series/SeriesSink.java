package org.tradingstore.core.internal.series;

/** Takes series, one after the other, each in parts in the order of time. */
public interface SeriesSink {
    /**
     * The next part of the series of {@code name}.
     *
     * @param times in the numbers of columns of the field's kind, ascending through all parts
     * @param values NaN where absent
     * @param size how many of either count; what is behind them means nothing
     */
    void part(String name, long[] times, double[] values, int size);

    /** The series of {@code name} is over. */
    void end(String name);
}
