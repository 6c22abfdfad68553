package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.ledger.LastCloses;
import org.tradingstore.history.KnownClose;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.DoubleField;
import org.tradingstore.schema.TimeRange;

/**
 * Looks up closes of one type of bar. <em>Thread-safe.</em>
 *
 * @param <R> the bar
 */
final class CloseSearch<R> implements LastCloses {
    private static final TimeRange KEPT = TimeRange.all();

    private final PriceAnalytics<R, ?> bars;
    private final DoubleField<R> close;
    private final Condition<R> which;
    private final CloseTimes times;

    CloseSearch(PriceAnalytics<R, ?> bars, DoubleField<R> close, Condition<R> which, CloseTimes times) {
        this.bars = bars;
        this.close = close;
        this.which = which;
        this.times = times;
    }

    @Override
    public @Nullable KnownClose[] at(String[] symbols, Instant[] moments, Instant earliest) {
        long[] latest = new long[moments.length];
        for (int i = 0; i < moments.length; i++) {
            latest[i] = times.latest(within(moments[i]));
        }
        @Nullable KnownClose[] known = new KnownClose[symbols.length];
        bars.lastBefore(
                close,
                which,
                times.latest(within(earliest)),
                symbols,
                latest,
                (place, time, value) -> known[place] = new KnownClose(BigDecimal.valueOf(value), times.knownAt(time)));
        return known;
    }

    /** Before and behind what the store can hold nothing changes. */
    private static Instant within(Instant moment) {
        if (moment.isBefore(KEPT.start())) {
            return KEPT.start();
        }
        return moment.isAfter(KEPT.end()) ? KEPT.end() : moment;
    }
}
