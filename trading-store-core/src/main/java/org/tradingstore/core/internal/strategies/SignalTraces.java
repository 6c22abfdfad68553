package org.tradingstore.core.internal.strategies;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.tradingstore.core.internal.ledger.Versioned;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeRepository;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.signals.Decision;
import org.tradingstore.signals.Execution;
import org.tradingstore.signals.Signal;

/**
 * Follows signals to their trades, which may be kept by another engine: signals stream by, and trades are asked for some hundred signals
 * at a time. A reversal names the signal of its original, so that a signal is executed where it has more originals than reversals.
 * <em>Thread-safe where its sources are.</em>
 */
public final class SignalTraces {
    private static final int CHUNK = 500;
    private static final Execution GENERATED = new Execution(1, 0);
    private static final Execution EXECUTED = new Execution(1, 1);
    private static final List<Decision> ASKING = List.of(Decision.BUY, Decision.SELL);

    private final Function<Query<Signal>, Cursor<Versioned<Signal>>> signals;
    private final TradeRepository trades;

    public SignalTraces(Function<Query<Signal>, Cursor<Versioned<Signal>>> signals, TradeRepository trades) {
        this.signals = signals;
        this.trades = trades;
    }

    /** Counts signals. */
    @FunctionalInterface
    public interface Tally {
        /** Adds {@code one}, which says of one signal that it was generated, and executed or not. */
        void add(AskedSignal signal, Execution one);
    }

    /** Hands over the signals of {@code period} that ask for a trade, oldest first. */
    public void each(TimeRange period, Tally tally) {
        List<AskedSignal> chunk = new ArrayList<>(CHUNK);
        try (Cursor<Versioned<Signal>> cursor = signals.apply(Signal.TYPE
                .where(Signal.GENERATED_AT.within(period).and(Signal.DECISION.in(ASKING)))
                .orderBy(Signal.GENERATED_AT.asc()))) {
            for (Versioned<Signal> signal = cursor.next(); signal != null; signal = cursor.next()) {
                chunk.add(AskedSignal.of(signal));
                if (chunk.size() == CHUNK) {
                    count(chunk, tally);
                    chunk.clear();
                }
            }
        }
        count(chunk, tally);
    }

    private void count(List<AskedSignal> chunk, Tally tally) {
        Set<UUID> executed = executed(chunk);
        for (AskedSignal signal : chunk) {
            tally.add(signal, executed.contains(signal.id()) ? EXECUTED : GENERATED);
        }
    }

    private Set<UUID> executed(List<AskedSignal> chunk) {
        Measure<Trade, Long> rows = Measure.count();
        Measure<Trade, Long> reversals = Measure.count(Trade.REVERSES);
        Set<UUID> executed = new HashSet<>();
        for (Group<Trade> group : trades.aggregate(Aggregation.over(Trade.TYPE.where(
                        Trade.SIGNAL_ID.in(chunk.stream().map(AskedSignal::id).toList())))
                .groupBy(Trade.SIGNAL_ID)
                .measure(rows, reversals))) {
            if (group.value(rows).orElseThrow() > 2 * group.value(reversals).orElseThrow()) {
                executed.add(group.key(Trade.SIGNAL_ID).orElseThrow());
            }
        }
        return executed;
    }
}
