package org.tradingstore.signals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.schema.TimeRange;

/** Signals of one book. */
public interface SignalRepository extends AppendRepository<Signal, UUID> {
    /** The last signals, newest first, ties by id. */
    default List<Signal> newest(int limit) {
        return list(Signal.TYPE.all().orderBy(Signal.GENERATED_AT.desc()).limit(limit));
    }

    /** The last signals for a symbol, newest first, ties by id. */
    default List<Signal> newest(String symbol, int limit) {
        return list(Signal.TYPE
                .where(Signal.SYMBOL.eq(symbol))
                .orderBy(Signal.GENERATED_AT.desc())
                .limit(limit));
    }

    /** The last signals with one decision, newest first, ties by id. */
    default List<Signal> withDecision(Decision decision, int limit) {
        return list(Signal.TYPE
                .where(Signal.DECISION.eq(decision))
                .orderBy(Signal.GENERATED_AT.desc())
                .limit(limit));
    }

    /** The first signals for a symbol generated in {@code period} (start inclusive, end exclusive), oldest first, ties by id. */
    default List<Signal> within(String symbol, TimeRange period, int limit) {
        return list(Signal.TYPE
                .where(Signal.SYMBOL.eq(symbol).and(Signal.GENERATED_AT.within(period)))
                .orderBy(Signal.GENERATED_AT.asc())
                .limit(limit));
    }

    /** The signal that had this id where it came from. */
    default Optional<Signal> byExternalId(String externalId) {
        return first(Signal.TYPE.where(Signal.EXTERNAL_ID.eq(externalId)));
    }
}
