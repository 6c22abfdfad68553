package org.tradingstore.core.internal.series;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.tradingstore.history.PriceSeries;
import org.tradingstore.history.Rolling;

/** Gathers the points of rolling computations, one series after the other. <em>Not thread-safe: prices go through it.</em> */
public final class RollingPoints implements SeriesSink {
    private final Rolling rolling;
    private final long unit;
    private final BiConsumer<? super String, ? super PriceSeries> results;

    private RollingWindow window;
    private long[] time = new long[0];
    private double[] value = new double[0];
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
        int usable = 0;
        for (int i = 0; i < count; i++) {
            usable += window.usable(values[i]) ? 1 : 0;
        }
        passedOver += count - usable;
        if (usable == count) {
            add(times, values, count);
            return;
        }
        long[] usableTimes = new long[usable];
        double[] usableValues = new double[usable];
        int to = 0;
        for (int i = 0; i < count; i++) {
            if (window.usable(values[i])) {
                usableTimes[to] = times[i];
                usableValues[to++] = values[i];
            }
        }
        add(usableTimes, usableValues, usable);
    }

    private void add(long[] times, double[] prices, int count) {
        makeRoom(window.results(count));
        int written = window.next(prices, count, value, size);
        int first = count - written;
        for (int i = 0; i < written; i++) {
            time[size + i] = times[first + i] * unit;
        }
        keepNumbers(written);
    }

    /** For so many points more. A series that comes in one part has arrays of its length from the beginning. */
    private void makeRoom(int more) {
        int needed = Math.addExact(size, more);
        if (needed > time.length) {
            // Half as much again keeps the copy and what it replaces within a small heap.
            int length = size == 0 ? needed : Math.max(needed, size + (size >> 1));
            time = Arrays.copyOf(time, length);
            value = Arrays.copyOf(value, length);
        }
    }

    /** Where sums of prices are beyond all doubles on both sides of zero, nothing comes of them. */
    private void keepNumbers(int written) {
        int end = size + written;
        while (size < end && !Double.isNaN(value[size])) {
            size++;
        }
        for (int i = size; i < end; i++) {
            if (!Double.isNaN(value[i])) {
                time[size] = time[i];
                value[size++] = value[i];
            }
        }
    }

    @Override
    public void end(String name) {
        boolean whole = size == time.length;
        PriceSeries series = new PriceSeries(
                whole ? time : Arrays.copyOf(time, size), whole ? value : Arrays.copyOf(value, size), passedOver);
        // The next series is often as long.
        time = whole ? new long[size] : time;
        value = whole ? new double[size] : value;
        window = RollingWindow.of(rolling);
        size = 0;
        passedOver = 0;
        results.accept(name, series);
    }
}
