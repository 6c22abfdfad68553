package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.tradingstore.core.internal.series.AsOfBySeries;
import org.tradingstore.core.internal.series.AsOfSearch;
import org.tradingstore.core.internal.series.Drawdowns;
import org.tradingstore.core.internal.series.RollingPoints;
import org.tradingstore.core.internal.series.SeriesBySeries;
import org.tradingstore.core.internal.series.SeriesScan;
import org.tradingstore.core.internal.series.SeriesSink;
import org.tradingstore.history.PriceColumns;
import org.tradingstore.history.PriceDrawdowns;
import org.tradingstore.history.PriceSeries;
import org.tradingstore.history.Rolling;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.DateRange;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;

/**
 * Computations over the prices of one, some or all symbols of one type of bar. <em>Thread-safe where its repository is.</em>
 *
 * @param <R> the bar
 * @param <T> when a bar began
 */
final class PriceAnalytics<R, T> {
    /** From so many look-ups on a way for many at once is worth its beginning. */
    private static final int MANY = 16;

    private static final PriceSeries NOTHING = new PriceSeries(new long[0], new double[0], 0);

    private final Reads<R, ?> bars;
    private final TextField<R> symbol;
    private final OrderedField<R, T> time;

    PriceAnalytics(Reads<R, ?> bars, TextField<R> symbol, OrderedField<R, T> time) {
        this.bars = bars;
        this.symbol = symbol;
        this.time = time;
    }

    PriceSeries rolling(String name, DoubleField<R> price, Rolling rolling, Condition<R> which) {
        List<PriceSeries> found = new ArrayList<>();
        one(name, price, which, points(rolling, (any, series) -> found.add(series)));
        return found.isEmpty() ? NOTHING : found.get(0);
    }

    void rolling(
            DoubleField<R> price,
            Rolling rolling,
            Condition<R> which,
            BiConsumer<? super String, ? super PriceSeries> action) {
        all(price, which, points(rolling, action));
    }

    private RollingPoints points(Rolling rolling, BiConsumer<? super String, ? super PriceSeries> action) {
        return new RollingPoints(rolling, time.kind() == Kind.DATE ? PriceColumns.DAY : 1, action);
    }

    Optional<PriceDrawdowns<T>> drawdowns(String name, DoubleField<R> price, Condition<R> which) {
        List<PriceDrawdowns<T>> found = new ArrayList<>();
        one(name, price, which, new Drawdowns<>(this::moment, (any, drawdowns) -> found.add(drawdowns)));
        return found.stream().findFirst();
    }

    void drawdowns(
            DoubleField<R> price, Condition<R> which, BiConsumer<? super String, ? super PriceDrawdowns<T>> action) {
        all(price, which, new Drawdowns<>(this::moment, action));
    }

    private T moment(long number) {
        return time.fromPortable(PortableNumbers.portable(time.kind(), number));
    }

    private void one(String name, DoubleField<R> price, Condition<R> which, SeriesSink sink) {
        Selection selection = selection(which);
        bars.scope().lane().read(Access.READ_ONCE, session -> {
            new SeriesBySeries(session).scan(selection, series(price), name, sink);
            return sink;
        });
    }

    private void all(DoubleField<R> price, Condition<R> which, SeriesSink sink) {
        Selection selection = selection(which);
        Lane lane = bars.scope().lane();
        Optional<SeriesScan> faster = lane.extension(SeriesScan.class);
        if (faster.isPresent()) {
            faster.get().scan(selection, series(price), sink);
            return;
        }
        lane.read(Access.READ, session -> {
            new SeriesBySeries(session).scan(selection, series(price), sink);
            return sink;
        });
    }

    /** For each place the last bar of that symbol at that time or before, among those from {@code earliest} on. */
    void lastBefore(
            DoubleField<R> price,
            Condition<R> which,
            long earliest,
            String[] symbols,
            long[] latest,
            AsOfSearch.Found found) {
        // What is asked of times before the first that there can be finds nothing, and such times cannot be handed to
        // an engine.
        int[] places = IntStream.range(0, latest.length)
                .filter(place -> latest[place] >= first())
                .toArray();
        String[] names = IntStream.of(places).mapToObj(place -> symbols[place]).toArray(String[]::new);
        long[] times = IntStream.of(places).mapToLong(place -> latest[place]).toArray();
        AsOfSearch.Found inPlace = (place, at, value) -> found.at(places[place], at, value);
        Selection selection = selection(earliest > first() ? which.and(since(earliest)) : which);
        Lane lane = bars.scope().lane();
        Optional<AsOfSearch> faster = names.length < MANY ? Optional.empty() : lane.extension(AsOfSearch.class);
        if (faster.isPresent()) {
            faster.get().search(selection, series(price), names, times, inPlace);
            return;
        }
        lane.read(Access.READ, session -> {
            new AsOfBySeries(session).search(selection, series(price), names, times, inPlace);
            return inPlace;
        });
    }

    private Condition<R> since(long earliest) {
        return new Condition.Comparison<>(time, Condition.Operator.GE, PortableNumbers.portable(time.kind(), earliest));
    }

    private long first() {
        return time.kind() == Kind.DATE
                ? PortableNumbers.number(DateRange.all().start())
                : PortableNumbers.number(TimeRange.all().start());
    }

    private Selection selection(Condition<R> which) {
        Scope where = bars.scope().readScope();
        return bars.selection(bars.type().where(which), where);
    }

    private SeriesScan.Series series(DoubleField<R> price) {
        return new SeriesScan.Series(symbol, time, price);
    }
}
