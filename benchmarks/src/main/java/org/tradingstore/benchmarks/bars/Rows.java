package org.tradingstore.benchmarks.bars;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradingstore.repository.Columns;

/**
 * Some of the bars, in the order of their keys: days {@code from} to before {@code to} of the symbols before {@code symbols}, each
 * {@code step}th of them.
 */
record Rows(Bars bars, int symbols, int from, int to, int step, String source) {
    /** About how many bars a chunk has. */
    private static final int CHUNK = 50_000;

    /** Takes one bar. */
    @FunctionalInterface
    interface Sink {
        void bar(Series series, int place) throws Exception;
    }

    /** The first bars of these, at most {@code most}, in whole symbols. */
    Rows first(int most) {
        return new Rows(
                bars,
                Math.max(1, Math.min(symbols, most / perSymbol())),
                from,
                Math.min(to, from + most),
                step,
                source);
    }

    /** Each tenth of them, reported by another. */
    Rows tenth() {
        return new Rows(bars, symbols, from, to, 10 * step, "former");
    }

    private int perSymbol() {
        return (to - from + step - 1) / step;
    }

    long size() {
        return (long) symbols * perSymbol();
    }

    Series series(int number) {
        Series all = bars.series(number, from, to);
        return step == 1 ? all : all.thinned(step);
    }

    void each(Sink sink) throws Exception {
        for (int number = 0; number < symbols; number++) {
            Series series = series(number);
            for (int place = 0; place < series.size(); place++) {
                sink.bar(series, place);
            }
        }
    }

    /** By column, of {@link StoreFile#COLUMNS}, in chunks of whole symbols. */
    Stream<Columns> chunks() {
        int together = Math.max(1, CHUNK / perSymbol());
        return IntStream.range(0, (symbols + together - 1) / together)
                .mapToObj(i -> chunk(i * together, Math.min(symbols, (i + 1) * together)));
    }

    private Columns chunk(int first, int end) {
        int size = (end - first) * perSymbol();
        Object[] symbol = new Object[size];
        long[] day = new long[size];
        double[][] prices = new double[6][size];
        Object[] sources = new Object[size];
        Arrays.fill(sources, source);
        for (int number = first, place = 0; number < end; number++) {
            Series series = series(number);
            Arrays.fill(symbol, place, place + series.size(), series.symbol());
            System.arraycopy(series.day(), 0, day, place, series.size());
            double[][] columns = {
                series.open(), series.high(), series.low(), series.close(), series.adjustedClose(), series.volume()
            };
            for (int column = 0; column < columns.length; column++) {
                System.arraycopy(columns[column], 0, prices[column], place, series.size());
            }
            place += series.size();
        }
        return new Columns(
                size,
                new Object[] {symbol, day, prices[0], prices[1], prices[2], prices[3], prices[4], prices[5], sources});
    }

    /** One at a time, each as {@code make} makes it. */
    <T> Iterator<T> iterator(Make<T> make) {
        return new Iterator<>() {
            private Series series = series(0);
            private int number;
            private int place;

            @Override
            public boolean hasNext() {
                return number < symbols - 1 || place < series.size();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (place == series.size()) {
                    series = series(++number);
                    place = 0;
                }
                return make.of(series, place++, source);
            }
        };
    }

    /** Makes an object of a bar. */
    @FunctionalInterface
    interface Make<T> {
        T of(Series series, int place, String source);
    }

    /** What whoever reads all of them must come to. */
    Tally tally() {
        return tallyBeside(this);
    }

    /** The same where some of them, which were there before, stayed. */
    Tally tallyBeside(Rows former) {
        Tally tally = new Tally();
        for (int number = 0; number < symbols; number++) {
            Series series = series(number);
            for (int place = 0; place < series.size(); place++) {
                tally.add(series, place, place % former.step == 0 ? former.source : source);
            }
        }
        return tally;
    }
}
