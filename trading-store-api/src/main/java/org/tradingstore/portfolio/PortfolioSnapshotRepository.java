package org.tradingstore.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.schema.TimeRange;

/** What one book was worth, moment by moment. */
public interface PortfolioSnapshotRepository extends AppendRepository<PortfolioSnapshot, PortfolioSnapshotKey> {
    /** The last snapshots in {@code currency}, newest first. */
    default List<PortfolioSnapshot> newest(String currency, int limit) {
        return list(PortfolioSnapshot.TYPE
                .where(PortfolioSnapshot.CURRENCY.eq(currency))
                .orderBy(PortfolioSnapshot.TAKEN_AT.desc())
                .limit(limit));
    }

    /** The first snapshots in {@code currency} taken in {@code period} (start inclusive, end exclusive), oldest first. */
    default List<PortfolioSnapshot> takenIn(String currency, TimeRange period, int limit) {
        return list(PortfolioSnapshot.TYPE
                .where(PortfolioSnapshot.CURRENCY.eq(currency).and(PortfolioSnapshot.TAKEN_AT.within(period)))
                .orderBy(PortfolioSnapshot.TAKEN_AT.asc())
                .limit(limit));
    }

    /** The last snapshot in {@code currency} that was taken at {@code moment} or before it. */
    default Optional<PortfolioSnapshot> asOf(String currency, Instant moment) {
        return first(PortfolioSnapshot.TYPE
                .where(PortfolioSnapshot.CURRENCY.eq(currency).and(PortfolioSnapshot.TAKEN_AT.le(moment)))
                .orderBy(PortfolioSnapshot.TAKEN_AT.desc()));
    }
}
