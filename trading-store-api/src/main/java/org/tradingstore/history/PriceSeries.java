package org.tradingstore.history;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Numbers of one symbol in the order of time, as primitive arrays of one length. <em>Not thread-safe: arrays are handed out as they
 * are.</em>
 */
public final class PriceSeries {
    private final long[] time;
    private final double[] value;
    private final long passedOver;

    /** Of arrays as they are, and how many bars had no usable price. */
    public PriceSeries(long[] time, double[] value, long passedOver) {
        this.time = time;
        this.value = value;
        this.passedOver = passedOver;
    }

    /** How many points. */
    public int size() {
        return time.length;
    }

    /** When the bar of each point began, in microseconds since 1970-01-01T00:00Z; of a daily price, the start of its day in UTC. */
    public long[] time() {
        return time;
    }

    /** {@link #time} of one point. */
    public Instant moment(int point) {
        return PriceColumns.moment(time[point]);
    }

    /** The day of one point of daily prices. */
    public LocalDate day(int point) {
        return LocalDate.ofEpochDay(Math.floorDiv(time[point], PriceColumns.DAY));
    }

    public double[] value() {
        return value;
    }

    /** Bars of the period that count for nothing, because they have not the price that was asked for, or not one to compute with. */
    public long passedOver() {
        return passedOver;
    }
}
