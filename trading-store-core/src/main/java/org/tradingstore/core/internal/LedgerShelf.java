package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.tradingstore.core.internal.ledger.LedgerComputations;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CashFlowRepository;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.DividendRepository;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.OrderRepository;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.TradeRepository;
import org.tradingstore.repository.Resolution;
import org.tradingstore.schema.TimeRange;

/** The ledger of one book. */
final class LedgerShelf extends RepositoryShelf implements Ledger {
    private final TradeRecords trades;
    private final CashFlowRecords cashFlows;
    private final LedgerComputations computations;

    LedgerShelf(BookScope scope) {
        super(scope);
        this.trades = new TradeRecords(scope);
        this.cashFlows = new CashFlowRecords(scope);
        this.computations = new LedgerComputations(trades::scan, cashFlows::scan);
    }

    @Override
    public TradeRepository trades() {
        return trades;
    }

    @Override
    public OrderRepository orders() {
        return new OrderRecords(scope());
    }

    @Override
    public CashFlowRepository cashFlows() {
        return cashFlows;
    }

    @Override
    public DividendRepository dividends() {
        return new DividendRecords(scope());
    }

    @Override
    public ProfitAndLoss profitAndLoss(CostBasis basis, TimeRange period, ZoneId months) {
        return computations.profitAndLoss(basis, period, months);
    }

    @Override
    public Amounts cash(Instant asOf) {
        return computations.cash(asOf);
    }

    @Override
    public SortedMap<String, BigDecimal> positions(Instant asOf) {
        return computations.positions(asOf);
    }

    @Override
    public BigDecimal position(String symbol, Instant asOf) {
        return computations.position(symbol, asOf);
    }

    @Override
    public void equity(CostBasis basis, String currency, TimeRange period, Consumer<EquityPoint> points) {
        computations.equity(basis, currency, period, points);
    }

    @Override
    public EquityCurve equityCurve(CostBasis basis, String currency, TimeRange period) {
        return computations.equityCurve(basis, currency, period);
    }

    @Override
    public Optional<Drawdown> maxDrawdown(CostBasis basis, String currency, TimeRange period) {
        return computations.maxDrawdown(basis, currency, period);
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Ledger, T, X> work) throws X {
        return Transactions.run(scope(), LedgerShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
