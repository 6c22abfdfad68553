package org.tradingstore.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradingstore.repository.AppendRepository;

/** What one book held, moment by moment. */
public interface HoldingRepository extends AppendRepository<Holding, HoldingKey> {
    /** The holdings that were taken at exactly {@code moment}, by symbol, long before short. */
    default List<Holding> takenAt(Instant moment, int limit) {
        return list(Holding.TYPE
                .where(Holding.TAKEN_AT.eq(moment))
                .orderBy(Holding.SYMBOL.asc())
                .limit(limit));
    }

    /** The last holdings of {@code symbol}, newest first, short before long where both were held. */
    default List<Holding> newest(String symbol, int limit) {
        return list(Holding.TYPE
                .where(Holding.SYMBOL.eq(symbol))
                .orderBy(Holding.TAKEN_AT.desc())
                .limit(limit));
    }

    /** When holdings were last taken at {@code asOf} or before it. */
    default Optional<Instant> lastTaken(Instant asOf) {
        return first(Holding.TYPE.where(Holding.TAKEN_AT.le(asOf)).orderBy(Holding.TAKEN_AT.desc()))
                .map(Holding::takenAt);
    }
}
