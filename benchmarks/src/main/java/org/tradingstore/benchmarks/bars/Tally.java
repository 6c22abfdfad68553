package org.tradingstore.benchmarks.bars;

import org.jspecify.annotations.Nullable;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.repository.Columns;

/**
 * Count and checksum of bars in the order in which they come: of their numbers, and of their texts where those are read too. An absent
 * price counts as NaN. <em>Not thread-safe.</em>
 */
final class Tally {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private long count;
    private long numbers;
    private long texts;

    long count() {
        return count;
    }

    void numbers(long day, double open, double high, double low, double close, double adjustedClose, double volume) {
        long bar = day;
        bar = bar * 31 + Double.doubleToRawLongBits(open);
        bar = bar * 31 + Double.doubleToRawLongBits(high);
        bar = bar * 31 + Double.doubleToRawLongBits(low);
        bar = bar * 31 + Double.doubleToRawLongBits(close);
        bar = bar * 31 + Double.doubleToRawLongBits(adjustedClose);
        bar = bar * 31 + Double.doubleToRawLongBits(volume);
        numbers = numbers * FACTOR + bar;
        count++;
    }

    void texts(String symbol, @Nullable String source) {
        texts = texts * FACTOR + symbol.hashCode() * 31L + (source == null ? 0 : source.hashCode());
    }

    /** Whether it counted texts too. */
    boolean hasTexts() {
        return texts != 0;
    }

    void add(Series bars, int place, String source) {
        numbers(
                bars.day()[place],
                bars.open()[place],
                bars.high()[place],
                bars.low()[place],
                bars.close()[place],
                bars.adjustedClose()[place],
                bars.volume()[place]);
        texts(bars.symbol(), source);
    }

    void add(DailyPrice price) {
        numbers(
                price.date().toEpochDay(),
                price.open(),
                price.high(),
                price.low(),
                price.close(),
                orNaN(price.adjustedClose()),
                orNaN(price.volume()));
        texts(price.symbol(), price.source());
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    /** A chunk of the numbers alone: day, open, high, low, close, adjusted close, volume, from column {@code first} on. */
    void addNumbers(Columns chunk, int first) {
        long[] day = chunk.longs(first);
        double[] open = chunk.doubles(first + 1);
        double[] high = chunk.doubles(first + 2);
        double[] low = chunk.doubles(first + 3);
        double[] close = chunk.doubles(first + 4);
        double[] adjustedClose = chunk.doubles(first + 5);
        double[] volume = chunk.doubles(first + 6);
        for (int row = 0; row < chunk.size(); row++) {
            numbers(day[row], open[row], high[row], low[row], close[row], adjustedClose[row], volume[row]);
        }
    }

    /** @throws IllegalStateException if the other is not the same in count and numbers */
    void requireNumbers(Tally wanted) {
        if (count != wanted.count || numbers != wanted.numbers) {
            throw new IllegalStateException("Found " + count + " bars with numbers " + numbers + ", wanted "
                    + wanted.count + " with " + wanted.numbers);
        }
    }

    /** @throws IllegalStateException if the other is not the same in count, numbers and texts */
    void require(Tally wanted) {
        requireNumbers(wanted);
        if (texts != wanted.texts) {
            throw new IllegalStateException("Found " + count + " bars with other texts than wanted");
        }
    }
}
