package org.tradingstore.portfolio;

import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** The portfolio of one book. <em>Thread-safe outside a transaction.</em> */
public interface Portfolio extends Records, Transactional<Portfolio> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES =
            List.of(Position.TYPE, Holding.TYPE, PortfolioSnapshot.TYPE, Score.TYPE, Metric.TYPE);

    /** What is held now, and every state that it was in. */
    PositionRepository positions();

    /** What was held, moment by moment. */
    HoldingRepository holdings();

    /** What it was worth, moment by moment. */
    PortfolioSnapshotRepository snapshots();

    ScoreRepository scores();

    MetricRepository metrics();

    /** The fingerprint of everything that the portfolio holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
