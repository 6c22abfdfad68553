package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.TimeRange;

/** Answers a ledger's questions over cursors of its rows. <em>Thread-safe where the cursors' source is.</em> */
public final class LedgerComputations {
    private static final int MOST_POINTS = 1_000_000;

    private final Function<Query<Trade>, Cursor<Trade>> trades;
    private final Function<Query<CashFlow>, Cursor<CashFlow>> cashFlows;

    public LedgerComputations(
            Function<Query<Trade>, Cursor<Trade>> trades, Function<Query<CashFlow>, Cursor<CashFlow>> cashFlows) {
        this.trades = trades;
        this.cashFlows = cashFlows;
    }

    public ProfitAndLoss profitAndLoss(CostBasis basis, TimeRange period, ZoneId months) {
        FifoLots lots = new FifoLots();
        StatisticsSum total = new StatisticsSum();
        SortedMap<String, StatisticsSum> bySymbol = new TreeMap<>(PortableOrder.TEXT);
        SortedMap<String, StatisticsSum> byStrategy = new TreeMap<>(PortableOrder.TEXT);
        SortedMap<YearMonth, StatisticsSum> byMonth = new TreeMap<>();
        eachTrade(Trade.EXECUTED_AT.lt(period.end()), trade -> {
            FifoLots.Closing closing = lots.add(trade);
            if (!period.contains(trade.executedAt())) {
                return;
            }
            total.add(trade, closing);
            bySymbol.computeIfAbsent(trade.symbol(), key -> new StatisticsSum()).add(trade, closing);
            // A list may name a strategy twice; the trade is still one of its trades.
            for (String strategy : new HashSet<>(trade.strategies())) {
                byStrategy.computeIfAbsent(strategy, key -> new StatisticsSum()).add(trade, closing);
            }
            YearMonth month = YearMonth.from(trade.executedAt().atZone(months));
            byMonth.computeIfAbsent(month, key -> new StatisticsSum()).add(trade, closing);
        });
        return new ProfitAndLoss(
                basis, period, total.result(), results(bySymbol), results(byStrategy), results(byMonth));
    }

    private static <G> SortedMap<G, TradeStatistics> results(SortedMap<G, StatisticsSum> sums) {
        SortedMap<G, TradeStatistics> results = new TreeMap<>(sums.comparator());
        sums.forEach((group, sum) -> results.put(group, sum.result()));
        return results;
    }

    public Amounts cash(Instant asOf) {
        Money cash = new Money();
        Query<CashFlow> flows =
                CashFlow.TYPE.where(CashFlow.OCCURRED_AT.le(asOf)).orderBy(CashFlow.OCCURRED_AT.asc());
        try (Cursor<CashFlow> rows = cashFlows.apply(flows)) {
            new ReversalFilter<>(CashFlow::occurredAt, CashFlow::id, CashFlow::reverses)
                    .run(rows, flow -> cash.add(flow.currency(), flow.amount()));
        }
        eachTrade(Trade.EXECUTED_AT.le(asOf), trade -> {
            boolean bought = trade.side() == Side.BUY;
            cash.add(trade.currency(), bought ? trade.netValue().negate() : trade.netValue());
            BigDecimal fee = trade.fee();
            if (fee != null && !trade.currencyOfFee().equals(trade.currency())) {
                cash.add(trade.currencyOfFee(), fee.negate());
            }
        });
        return cash.rounded();
    }

    public SortedMap<String, BigDecimal> positions(Instant asOf) {
        return positions(Trade.EXECUTED_AT.le(asOf));
    }

    public BigDecimal position(String symbol, Instant asOf) {
        return positions(Trade.SYMBOL.eq(symbol).and(Trade.EXECUTED_AT.le(asOf)))
                .getOrDefault(symbol, BigDecimal.ZERO);
    }

    private SortedMap<String, BigDecimal> positions(Condition<Trade> which) {
        SortedMap<String, BigDecimal> quantities = new TreeMap<>(PortableOrder.TEXT);
        eachTrade(which, trade -> {
            BigDecimal change = trade.side() == Side.BUY
                    ? trade.quantity()
                    : trade.quantity().negate();
            BigDecimal sum = quantities.merge(trade.symbol(), change, BigDecimal::add);
            if (sum.signum() == 0) {
                quantities.remove(trade.symbol());
            }
        });
        quantities.replaceAll((symbol, quantity) -> Canonical.decimal(quantity));
        return Collections.unmodifiableSortedMap(quantities);
    }

    /** Only FIFO is known so far, and {@code basis} says so. */
    public void equity(CostBasis basis, String currency, TimeRange period, Consumer<EquityPoint> points) {
        FifoLots lots = new FifoLots();
        BigDecimal[] equity = {BigDecimal.ZERO};
        eachTrade(Trade.EXECUTED_AT.lt(period.end()), trade -> {
            FifoLots.Closing closing = lots.add(trade);
            if (!period.contains(trade.executedAt())) {
                return;
            }
            BigDecimal change = BigDecimal.ZERO;
            if (trade.currency().equals(currency)) {
                change = change.add(closing.profit());
            }
            BigDecimal fee = trade.fee();
            if (fee != null && trade.currencyOfFee().equals(currency)) {
                change = change.subtract(fee);
            }
            if (change.signum() != 0) {
                equity[0] = equity[0].add(change);
                points.accept(new EquityPoint(trade.executedAt(), Money.round(equity[0])));
            }
        });
    }

    public EquityCurve equityCurve(CostBasis basis, String currency, TimeRange period) {
        List<EquityPoint> points = new ArrayList<>();
        DrawdownSearch search = new DrawdownSearch(BigDecimal.ZERO);
        equity(basis, currency, period, point -> {
            if (points.size() == MOST_POINTS) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot make an equity curve: it has too many points; stream them, or ask for a shorter period",
                        "at_most",
                        MOST_POINTS));
            }
            points.add(point);
            search.add(point);
        });
        return new EquityCurve(currency, points, search.result());
    }

    public Optional<Drawdown> maxDrawdown(CostBasis basis, String currency, TimeRange period) {
        DrawdownSearch search = new DrawdownSearch(BigDecimal.ZERO);
        equity(basis, currency, period, search::add);
        return search.result();
    }

    private void eachTrade(Condition<Trade> which, Consumer<Trade> action) {
        try (Cursor<Trade> rows = trades.apply(Trade.TYPE.where(which).orderBy(Trade.EXECUTED_AT.asc()))) {
            new ReversalFilter<>(Trade::executedAt, Trade::id, Trade::reverses).run(rows, action);
        }
    }
}
