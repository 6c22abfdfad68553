package org.tradingstore.core.internal;

import org.tradingstore.portfolio.PortfolioSnapshot;
import org.tradingstore.portfolio.PortfolioSnapshotKey;
import org.tradingstore.portfolio.PortfolioSnapshotRepository;

/** Snapshots of a portfolio. */
final class PortfolioSnapshotRecords extends AppendRecords<PortfolioSnapshot, PortfolioSnapshotKey>
        implements PortfolioSnapshotRepository {
    PortfolioSnapshotRecords(BookScope scope) {
        super(PortfolioSnapshot.TYPE, scope);
    }
}
