package org.tradingstore.core.internal.series;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.tradingstore.history.PriceSeries;
import org.tradingstore.history.Rolling;

/** Gathers the points of rolling computations, one series after the other. <em>Not thread-safe: prices go through it.</em> */
public final class RollingPoints implements SeriesSink {
    private static final int FIRST_LENGTH = 1_024;

    private final Rolling rolling;
    private final long unit;
    private final BiConsumer<? super String, ? super PriceSeries> results;

    private RollingWindow window;
    private long[] time = new long[FIRST_LENGTH];
    private double[] value = new double[FIRST_LENGTH];
    private int size;
    private long passedOver;

    /**
     * Hands over the points of each series.
     *
     * @param unit microseconds in one of a time's numbers
     */
    public RollingPoints(Rolling rolling, long unit, BiConsumer<? super String, ? super PriceSeries> results) {
        this.rolling = rolling;
        this.unit = unit;
        this.results = results;
        this.window = RollingWindow.of(rolling);
    }

    @Override
    public void part(String name, long[] times, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (window.usable(values[i])) {
                double next = window.next(values[i]);
                if (!Double.isNaN(next)) {
                    add(times[i] * unit, next);
                }
            } else {
                passedOver++;
            }
        }
    }

    private void add(long at, double next) {
        if (size == time.length) {
            // Half as much again keeps the copy and what it replaces within a small heap.
            int length = size + (size >> 1);
            time = Arrays.copyOf(time, length);
            value = Arrays.copyOf(value, length);
        }
        time[size] = at;
        value[size++] = next;
    }

    @Override
    public void end(String name) {
        PriceSeries series = new PriceSeries(Arrays.copyOf(time, size), Arrays.copyOf(value, size), passedOver);
        window = RollingWindow.of(rolling);
        size = 0;
        passedOver = 0;
        results.accept(name, series);
    }
}
