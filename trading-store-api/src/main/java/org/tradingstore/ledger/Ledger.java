package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.tradingstore.error.InvalidRequestException;
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

    /**
     * What the trades executed in {@code period} came to, in groups: {@code profitBy(Set.of(MONTH, SYMBOL, STRATEGY), FIFO, year, zone)} has
     * one for each month, symbol and strategy that occur together. Lots are those of all trades of the book. A trade of several strategies
     * counts in full for each, so groups of strategies do not add up to the whole.
     *
     * @param keys what groups are told apart by; one group of all trades where it is empty
     * @param months the zone whose calendar months are meant
     * @return ordered by month, then symbol, then strategy by code point, trades of no strategy last; no groups where nothing was traded
     * @throws InvalidRequestException if there are over 100,000 groups
     */
    List<ProfitGroup> profitBy(Set<ProfitKey> keys, CostBasis basis, TimeRange period, ZoneId months);

    /** Cash in every currency that moved: cash flows, less net values bought, plus net values sold, less fees in other currencies. */
    Amounts cash(Instant asOf);

    /** Cash in one currency. */
    default BigDecimal cash(String currency, Instant asOf) {
        return cash(asOf).in(currency);
    }

    /** Units held by symbol, below zero where short; symbols held at zero are left out. */
    SortedMap<String, BigDecimal> positions(Instant asOf);

    /**
     * What is open with what it cost, by symbol, then currency: each currency that a symbol was traded in has units of its own. Trades of
     * {@code asOf} itself are in it.
     */
    List<OpenPosition> openPositions(CostBasis basis, Instant asOf);

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

    /** As {@link #maxDrawdown}, of what each symbol's trades earned; symbols that never fell are left out. By symbol. */
    SortedMap<String, Drawdown> maxDrawdowns(CostBasis basis, String currency, TimeRange period);

    /**
     * Equity in {@code currency} as of a moment: its cash, and the units bought and sold in it at the last close known then. Deposits and
     * withdrawals move it.
     *
     * @throws InvalidRequestException if a symbol is held of which {@code prices} knows no close then
     */
    default BigDecimal equity(String currency, PriceSource prices, Instant asOf) {
        return equityCurve(currency, prices, List.of(asOf)).points().get(0).equity();
    }

    /**
     * Hands over the equity in {@code currency} as of each of {@code moments}, such as the ends of days:
     * {@code TimeBuckets.calendar(Trade.EXECUTED_AT, DAYS, period, zone).edges()}.
     *
     * @param moments ascending, none twice
     * @throws InvalidRequestException if they do not ascend, or a symbol is held at one of them of which {@code prices} knows no close
     *     then
     */
    void equity(String currency, PriceSource prices, List<Instant> moments, Consumer<EquityPoint> points);

    /** The same as one object. @throws InvalidRequestException as there, or if there are over 1,000,000 points */
    EquityCurve equityCurve(String currency, PriceSource prices, List<Instant> moments);

    /** The largest fall of equity between {@code moments}; empty where it never fell. */
    Optional<Drawdown> maxDrawdown(String currency, PriceSource prices, List<Instant> moments);

    /**
     * The largest fall of what each symbol's trades earned: what they moved in cash, and their units at the last close. Symbols that
     * never fell are left out; a symbol that is first traded after the first of {@code moments} begins at zero. By symbol.
     */
    SortedMap<String, Drawdown> maxDrawdowns(String currency, PriceSource prices, List<Instant> moments);

    /** The fingerprint of everything that the ledger holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
