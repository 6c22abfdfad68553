package org.tradingstore.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tradingstore.error.InvalidRequestException;
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

    /** What the positions come to at their current prices. */
    PortfolioValue value();

    /**
     * How much of the portfolio each symbol with a value or a target is, by symbol.
     *
     * @param currency only positions in it count
     * @param targets weights by symbol, relative to each other: they are divided by their sum
     * @throws InvalidRequestException if a position in {@code currency} has no current price, if the value of all is not above zero, or
     *     if a target is below zero or all of them are zero; no targets at all are in order
     */
    default List<Weight> weights(String currency, Map<String, BigDecimal> targets) {
        return weights(currency, targets, symbol -> symbol);
    }

    /**
     * As {@link #weights(String, Map)} of groups, such as countries or industries, by name.
     *
     * @param groups the name of the group that a symbol belongs to
     */
    List<Weight> weights(String currency, Map<String, BigDecimal> targets, UnaryOperator<String> groups);

    /**
     * How much changed hands between the holdings that were last taken at {@code from} or before it, and those last taken at {@code to} or
     * before it; empty where none were taken by {@code from}. Holdings name no currency: those of both moments must have prices in one.
     *
     * @throws InvalidRequestException if {@code to} is before {@code from}
     */
    Optional<Turnover> turnover(Instant from, Instant to);

    /** The fingerprint of everything that the portfolio holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
