package org.tradingstore.history;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/**
 * Prices of one symbol as primitive arrays of one length, for arithmetic. Place i of each array belongs to bar i. Since no price can be
 * NaN, NaN stands for an absent one. <em>Not thread-safe: arrays are handed out as they are.</em>
 */
public final class PriceColumns {
    /** Microseconds of a day, by which the {@code time} of daily prices goes on. */
    public static final long DAY = 86_400_000_000L;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] adjustedClose;
    private final double[] volume;
    private final @Nullable String source;

    private PriceColumns(Builder builder) {
        time = builder.given(builder.time, "time");
        open = builder.of(builder.open, "open");
        high = builder.of(builder.high, "high");
        low = builder.of(builder.low, "low");
        close = builder.of(builder.close, "close");
        adjustedClose = builder.ofAny(builder.adjustedClose, "adjusted_close");
        volume = builder.ofAny(builder.volume, "volume");
        source = builder.source;
    }

    /** Begins columns. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many bars. */
    public int size() {
        return time.length;
    }

    /**
     * When each bar began, in microseconds since 1970-01-01T00:00Z; of a daily price, the start of its day in UTC, whatever the zone of
     * its exchange. Ascending where the store made them.
     */
    public long[] time() {
        return time;
    }

    /** {@link #time} of one bar. */
    public Instant moment(int bar) {
        return moment(time[bar]);
    }

    /** The moment so many microseconds after 1970-01-01T00:00Z. */
    static Instant moment(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                Math.floorMod(micros, MICROS_PER_SECOND) * (long) NANOS_PER_MICRO);
    }

    public double[] open() {
        return open;
    }

    public double[] high() {
        return high;
    }

    public double[] low() {
        return low;
    }

    public double[] close() {
        return close;
    }

    /** NaN where absent; always so of candles, which have none. */
    public double[] adjustedClose() {
        return adjustedClose;
    }

    /** NaN where absent. */
    public double[] volume() {
        return volume;
    }

    /** What every bar names as its source when it is written; empty where columns were read, which leave the source out. */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /** Takes arrays as they are, without a copy. <em>Not thread-safe.</em> */
    public static final class Builder {
        private long @Nullable [] time;
        private double @Nullable [] open;
        private double @Nullable [] high;
        private double @Nullable [] low;
        private double @Nullable [] close;
        private double @Nullable [] adjustedClose;
        private double @Nullable [] volume;
        private @Nullable String source;

        private Builder() {}

        /** Microseconds since 1970-01-01T00:00Z; of daily prices, multiples of {@link PriceColumns#DAY}. */
        public Builder time(long[] values) {
            time = values;
            return this;
        }

        public Builder open(double[] values) {
            open = values;
            return this;
        }

        public Builder high(double[] values) {
            high = values;
            return this;
        }

        public Builder low(double[] values) {
            low = values;
            return this;
        }

        public Builder close(double[] values) {
            close = values;
            return this;
        }

        /** NaN where absent; none has one unless they are given. */
        public Builder adjustedClose(double[] values) {
            adjustedClose = values;
            return this;
        }

        /** NaN where absent; none has one unless they are given. */
        public Builder volume(double[] values) {
            volume = values;
            return this;
        }

        /** The source of all bars. */
        public Builder source(String value) {
            source = value;
            return this;
        }

        /**
         * The columns.
         *
         * @throws InvalidRequestException if time, open, high, low or close was not given, or arrays are of different lengths
         */
        public PriceColumns build() {
            return new PriceColumns(this);
        }

        private <A> A given(@Nullable A array, String column) {
            if (array == null) {
                throw new InvalidRequestException(
                        ErrorText.of("Cannot make price columns: a column was not given", "column", column));
            }
            return array;
        }

        private double[] of(double @Nullable [] array, String column) {
            double[] values = given(array, column);
            int bars = given(time, "time").length;
            if (values.length != bars) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot make price columns: a column is of another length than time",
                        "column",
                        column,
                        "length",
                        values.length,
                        "bars",
                        bars));
            }
            return values;
        }

        private double[] ofAny(double @Nullable [] array, String column) {
            if (array != null) {
                return of(array, column);
            }
            double[] absent = new double[given(time, "time").length];
            Arrays.fill(absent, Double.NaN);
            return absent;
        }
    }
}
