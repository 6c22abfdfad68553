package org.tradingstore.core.internal.series;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import org.tradingstore.history.PriceDrawdown;
import org.tradingstore.history.PriceDrawdowns;

/**
 * Follows prices below their highest. <em>Not thread-safe: prices go through it.</em>
 *
 * @param <T> what times are handed out as
 */
public final class Drawdowns<T> implements SeriesSink {
    private final LongFunction<T> moments;
    private final BiConsumer<? super String, ? super PriceDrawdowns<T>> results;

    private double peak;
    private long peakAt;
    /** The lowest price since the peak. */
    private double low;

    private double last;
    private long lastAt;
    private long passedOver;
    private double maximum;
    private double maximumPeak;
    private long maximumPeakAt;
    private long troughAt;
    private boolean recovered;
    private long recoveredAt;

    /** Hands over what came of each series that has a price above zero. */
    public Drawdowns(LongFunction<T> moments, BiConsumer<? super String, ? super PriceDrawdowns<T>> results) {
        this.moments = moments;
        this.results = results;
    }

    @Override
    public void part(String name, long[] times, double[] values, int size) {
        // What nearly every price may change is kept out of fields meanwhile.
        double top = peak;
        long topAt = peakAt;
        double lowest = low;
        int latest = -1;
        for (int i = 0; i < size; i++) {
            double price = values[i];
            // An absent price is NaN and not below the peak either; a peak is above zero, and zero stands for none yet.
            if (price < top && top > 0) {
                latest = i;
                // From one peak, only a price below all others can have fallen further than they.
                if (price < lowest) {
                    lowest = price;
                    fallen((top - price) / top, times[i], top, topAt);
                }
            } else if (price >= top && price > 0) {
                recover(price, times[i]);
                top = price;
                topAt = times[i];
                lowest = price;
                latest = i;
            } else {
                passedOver++;
            }
        }
        peak = top;
        peakAt = topAt;
        low = lowest;
        if (latest >= 0) {
            last = values[latest];
            lastAt = times[latest];
        }
    }

    private void fallen(double fall, long time, double from, long fromAt) {
        if (fall > maximum) {
            maximum = fall;
            maximumPeak = from;
            maximumPeakAt = fromAt;
            troughAt = time;
            recovered = false;
        }
    }

    private void recover(double price, long time) {
        if (maximum > 0 && !recovered && price >= maximumPeak) {
            recovered = true;
            recoveredAt = time;
        }
    }

    @Override
    public void end(String name) {
        if (peak > 0) {
            results.accept(name, result());
        }
        peak = 0;
        passedOver = 0;
        maximum = 0;
        recovered = false;
    }

    private PriceDrawdowns<T> result() {
        Optional<PriceDrawdown<T>> largest = maximum == 0
                ? Optional.empty()
                : Optional.of(new PriceDrawdown<>(
                        maximum,
                        moments.apply(maximumPeakAt),
                        moments.apply(troughAt),
                        recovered ? Optional.of(moments.apply(recoveredAt)) : Optional.empty()));
        return new PriceDrawdowns<>(
                largest, (peak - last) / peak, moments.apply(peakAt), moments.apply(lastAt), passedOver);
    }
}
