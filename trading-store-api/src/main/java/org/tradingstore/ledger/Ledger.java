package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TimeRange;

/**
 * The ledger of one book: trades, orders, cash flows and dividends, and what they come to. Computations stream over the rows, so their
 * memory grows with open lots only, and they skip what was reversed. As of a moment means: rows executed or occurred at it or before,
 * as the store knows them now. <em>Thread-safe outside a transaction.</em>
 */
public interface Ledger extends Records, Transactional<Ledger> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(Trade.TYPE, Order.TYPE, CashFlow.TYPE, Dividend.TYPE);

    TradeRepository trades();

    OrderRepository orders();

    CashFlowRepository cashFlows();

    DividendRepository dividends();

    /** Profit and loss of the trades executed in {@code period}, by month of UTC. */
    default ProfitAndLoss profitAndLoss(CostBasis basis, TimeRange period) {
        return profitAndLoss(basis, period, ZoneOffset.UTC);
    }

    /** Profit and loss of the trades executed in {@code period}, by month of {@code months}. */
    ProfitAndLoss profitAndLoss(CostBasis basis, TimeRange period, ZoneId months);

    /** Cash in every currency that moved: cash flows, less net values bought, plus net values sold, less fees in other currencies. */
    Amounts cash(Instant asOf);

    /** Cash in one currency. */
    default BigDecimal cash(String currency, Instant asOf) {
        return cash(asOf).in(currency);
    }

    /** Units held by symbol, below zero where short; symbols held at zero are left out. */
    SortedMap<String, BigDecimal> positions(Instant asOf);

    /** Units held of {@code symbol}, below zero where short. */
    BigDecimal position(String symbol, Instant asOf);

    /**
     * Hands over the equity in {@code currency} after each trade of {@code period} that changes it: realised profit less fees, added up
     * from the start of the period.
     */
    void equity(CostBasis basis, String currency, TimeRange period, Consumer<EquityPoint> points);

    /** The same as one object. @throws InvalidRequestException if there are over 1,000,000 points */
    EquityCurve equityCurve(CostBasis basis, String currency, TimeRange period);

    /** The largest fall of equity in {@code period}, which begins at zero; empty where it never fell. */
    Optional<Drawdown> maxDrawdown(CostBasis basis, String currency, TimeRange period);

    /** The fingerprint of everything that the ledger holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
