package org.tradingstore.core.internal.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradingstore.core.internal.ledger.LedgerRows;
import org.tradingstore.core.internal.ledger.Unreversed;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CashFlowType;
import org.tradingstore.portfolio.Performance;
import org.tradingstore.portfolio.PortfolioSnapshot;
import org.tradingstore.portfolio.PortfolioSnapshotRepository;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.TimeRange;

/** Reads snapshots and the flows between them, in the order of time. <em>Thread-safe where its rows are.</em> */
public final class PerformanceComputation {
    /** What an owner puts in or takes out; all else is earned or lost. */
    private static final List<CashFlowType> EXTERNAL =
            List.of(CashFlowType.DEPOSIT, CashFlowType.WITHDRAWAL, CashFlowType.TRANSFER);

    private final PortfolioSnapshotRepository snapshots;
    private final LedgerRows ledger;

    public PerformanceComputation(PortfolioSnapshotRepository snapshots, LedgerRows ledger) {
        this.snapshots = snapshots;
        this.ledger = ledger;
    }

    public Optional<Performance> of(String currency, TimeRange period) {
        Optional<PortfolioSnapshot> first = snapshots.asOf(currency, period.start());
        Optional<PortfolioSnapshot> last = snapshots.asOf(currency, period.end());
        if (first.isEmpty() || last.isEmpty() || first.equals(last)) {
            return Optional.empty();
        }
        return Optional.of(between(first.get(), last.get()));
    }

    private Performance between(PortfolioSnapshot first, PortfolioSnapshot last) {
        PerformanceSum sum = new PerformanceSum(first);
        try (Cursor<PortfolioSnapshot> later = snapshots.scan(PortfolioSnapshot.TYPE
                        .where(PortfolioSnapshot.CURRENCY
                                .eq(first.currency())
                                .and(PortfolioSnapshot.TAKEN_AT.gt(first.takenAt()))
                                .and(PortfolioSnapshot.TAKEN_AT.le(last.takenAt())))
                        .orderBy(PortfolioSnapshot.TAKEN_AT.asc()));
                Unreversed<CashFlow> flows = ledger.cashFlows(external(first, last.takenAt()))) {
            later.forEach(snapshot -> {
                flows.upTo(snapshot.takenAt(), flow -> sum.flow(flow.occurredAt(), flow.amount()));
                sum.snapshot(snapshot);
            });
        }
        return sum.result();
    }

    private static Condition<CashFlow> external(PortfolioSnapshot first, Instant end) {
        return CashFlow.CURRENCY
                .eq(first.currency())
                .and(CashFlow.FLOW_TYPE.in(EXTERNAL))
                .and(CashFlow.OCCURRED_AT.gt(first.takenAt()))
                .and(CashFlow.OCCURRED_AT.le(end));
    }
}
