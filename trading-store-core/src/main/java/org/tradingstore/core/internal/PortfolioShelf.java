package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tradingstore.core.internal.portfolio.HoldingTurnover;
import org.tradingstore.core.internal.portfolio.PositionValues;
import org.tradingstore.core.internal.portfolio.PositionWeights;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.portfolio.Holding;
import org.tradingstore.portfolio.HoldingRepository;
import org.tradingstore.portfolio.MetricRepository;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.portfolio.PortfolioSnapshotRepository;
import org.tradingstore.portfolio.PortfolioValue;
import org.tradingstore.portfolio.Position;
import org.tradingstore.portfolio.PositionRepository;
import org.tradingstore.portfolio.ScoreRepository;
import org.tradingstore.portfolio.Turnover;
import org.tradingstore.portfolio.Weight;
import org.tradingstore.repository.Resolution;

/** The portfolio of one book. */
final class PortfolioShelf extends RepositoryShelf implements Portfolio {
    PortfolioShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public PositionRepository positions() {
        return new PositionRecords(scope());
    }

    @Override
    public HoldingRepository holdings() {
        return new HoldingRecords(scope());
    }

    @Override
    public PortfolioSnapshotRepository snapshots() {
        return new PortfolioSnapshotRecords(scope());
    }

    @Override
    public ScoreRepository scores() {
        return new ScoreRecords(scope());
    }

    @Override
    public MetricRepository metrics() {
        return new MetricRecords(scope());
    }

    @Override
    public PortfolioValue value() {
        PositionValues values = new PositionValues();
        positions().scan(Position.TYPE.all(), values::add);
        return values.result();
    }

    @Override
    public List<Weight> weights(String currency, Map<String, BigDecimal> targets, UnaryOperator<String> groups) {
        PositionWeights weights = new PositionWeights(currency, targets, groups);
        positions().scan(Position.TYPE.all(), weights::add);
        return weights.result();
    }

    @Override
    public Optional<Turnover> turnover(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot compute a turnover: it ends before it starts", "from", from, "to", to));
        }
        Optional<Instant> earlier = holdings().lastTaken(from);
        Optional<Instant> later = holdings().lastTaken(to);
        if (earlier.isEmpty() || later.isEmpty()) {
            return Optional.empty();
        }
        HoldingTurnover turnover = new HoldingTurnover(earlier.get(), later.get());
        holdings().scan(Holding.TYPE.where(Holding.TAKEN_AT.eq(earlier.get())), turnover::addEarlier);
        holdings().scan(Holding.TYPE.where(Holding.TAKEN_AT.eq(later.get())), turnover::addLater);
        return Optional.of(turnover.result());
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Portfolio, T, X> work) throws X {
        return Transactions.run(scope(), PortfolioShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
