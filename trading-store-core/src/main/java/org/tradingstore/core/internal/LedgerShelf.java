package org.tradingstore.core.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tradingstore.core.internal.ledger.LedgerComputations;
import org.tradingstore.core.internal.ledger.LedgerRows;
import org.tradingstore.core.internal.ledger.MarkedEquity;
import org.tradingstore.core.internal.ledger.ProfitBreakdown;
import org.tradingstore.core.internal.ledger.RealizedEquity;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CashFlowRepository;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.DividendRepository;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.OpenPosition;
import org.tradingstore.ledger.OrderRepository;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.ProfitGroup;
import org.tradingstore.ledger.ProfitKey;
import org.tradingstore.ledger.TradeRepository;
import org.tradingstore.repository.Resolution;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Scope;

/** The ledger of one book. */
final class LedgerShelf extends RepositoryShelf implements Ledger {
    private final TradeRecords trades;
    private final CashFlowRecords cashFlows;
    private final LedgerRows rows;
    private final LedgerComputations computations;
    private final RealizedEquity realized;

    LedgerShelf(BookScope scope) {
        super(scope);
        this.trades = new TradeRecords(scope);
        this.cashFlows = new CashFlowRecords(scope);
        this.rows = new LedgerRows(trades::scan, cashFlows::scan);
        this.computations = new LedgerComputations(rows);
        this.realized = new RealizedEquity(rows);
    }

    /** What computations that need more than the ledger read. */
    LedgerRows rows() {
        return rows;
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
    public List<ProfitGroup> profitBy(Set<ProfitKey> keys, CostBasis basis, TimeRange period, ZoneId months) {
        return new ProfitBreakdown(keys, months).of(rows, basis, period);
    }

    @Override
    public Amounts cash(Instant asOf) {
        return inOneState(rows -> new LedgerComputations(rows).cash(asOf));
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
    public List<OpenPosition> openPositions(CostBasis basis, Instant asOf) {
        return computations.openPositions(basis, asOf);
    }

    @Override
    public void equity(CostBasis basis, String currency, TimeRange period, Consumer<EquityPoint> points) {
        realized.equity(basis, currency, period, points);
    }

    @Override
    public EquityCurve equityCurve(CostBasis basis, String currency, TimeRange period) {
        return realized.curve(basis, currency, period);
    }

    @Override
    public Optional<Drawdown> maxDrawdown(CostBasis basis, String currency, TimeRange period) {
        return realized.maxDrawdown(basis, currency, period);
    }

    @Override
    public SortedMap<String, Drawdown> maxDrawdowns(CostBasis basis, String currency, TimeRange period) {
        return realized.maxDrawdowns(basis, currency, period);
    }

    @Override
    public void equity(String currency, PriceSource prices, List<Instant> moments, Consumer<EquityPoint> points) {
        inOneState(rows -> {
            new MarkedEquity(rows, currency, prices).equity(moments, points);
            return moments;
        });
    }

    @Override
    public EquityCurve equityCurve(String currency, PriceSource prices, List<Instant> moments) {
        return inOneState(rows -> new MarkedEquity(rows, currency, prices).curve(moments));
    }

    @Override
    public Optional<Drawdown> maxDrawdown(String currency, PriceSource prices, List<Instant> moments) {
        return inOneState(rows -> new MarkedEquity(rows, currency, prices).maxDrawdown(moments));
    }

    @Override
    public SortedMap<String, Drawdown> maxDrawdowns(String currency, PriceSource prices, List<Instant> moments) {
        return inOneState(rows -> new MarkedEquity(rows, currency, prices).maxDrawdowns(moments));
    }

    /** Computes over trades and cash flows as they are together at one time. */
    private <T> T inOneState(Function<LedgerRows, T> computation) {
        Scope where = scope().readScope();
        return scope().lane()
                .read(
                        Access.READ,
                        session -> computation.apply(new LedgerRows(
                                query -> SessionCursor.open(session, trades.selection(query, where), query),
                                query -> SessionCursor.open(session, cashFlows.selection(query, where), query))));
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
