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
        for (int i = 0; i < size; i++) {
            double price = values[i];
            // An absent price is NaN and not below the peak either; a peak is above zero, and zero stands for none yet.
            if (price < peak) {
                below(price, times[i]);
            } else if (price >= peak && price > 0) {
                peak(price, times[i]);
            } else {
                passedOver++;
            }
        }
    }

    private void below(double price, long time) {
        if (peak == 0) {
            passedOver++;
            return;
        }
        double fall = (peak - price) / peak;
        if (fall > maximum) {
            maximum = fall;
            maximumPeak = peak;
            maximumPeakAt = peakAt;
            troughAt = time;
            recovered = false;
        }
        last = price;
        lastAt = time;
    }

    private void peak(double price, long time) {
        if (maximum > 0 && !recovered && price >= maximumPeak) {
            recovered = true;
            recoveredAt = time;
        }
        peak = price;
        peakAt = time;
        last = price;
        lastAt = time;
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
