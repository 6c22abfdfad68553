package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.OpenPosition;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;

/** Answers a ledger's questions while its rows stream by. <em>Thread-safe where its rows are.</em> */
public final class LedgerComputations {
    private final LedgerRows rows;

    public LedgerComputations(LedgerRows rows) {
        this.rows = rows;
    }

    public ProfitAndLoss profitAndLoss(CostBasis basis, TimeRange period, ZoneId months) {
        Lots lots = new Lots(basis);
        StatisticsSum total = new StatisticsSum();
        SortedMap<String, StatisticsSum> bySymbol = new TreeMap<>(PortableOrder.TEXT);
        SortedMap<String, StatisticsSum> byStrategy = new TreeMap<>(PortableOrder.TEXT);
        SortedMap<YearMonth, StatisticsSum> byMonth = new TreeMap<>();
        rows.eachTrade(Trade.EXECUTED_AT.lt(period.end()), trade -> {
            Closing closing = lots.add(trade);
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
        rows.eachCashFlow(CashFlow.OCCURRED_AT.le(asOf), flow -> cash.add(flow.currency(), flow.amount()));
        rows.eachTrade(Trade.EXECUTED_AT.le(asOf), trade -> CashEffect.of(trade, cash::add));
        return cash.rounded();
    }

    public SortedMap<String, BigDecimal> positions(Instant asOf) {
        return positions(Trade.EXECUTED_AT.le(asOf));
    }

    public BigDecimal position(String symbol, Instant asOf) {
        return positions(Trade.SYMBOL.eq(symbol).and(Trade.EXECUTED_AT.le(asOf)))
                .getOrDefault(symbol, BigDecimal.ZERO);
    }

    public List<OpenPosition> openPositions(CostBasis basis, Instant asOf) {
        Lots lots = new Lots(basis);
        rows.eachTrade(Trade.EXECUTED_AT.le(asOf), lots::add);
        return lots.positions();
    }

    private SortedMap<String, BigDecimal> positions(Condition<Trade> which) {
        SortedMap<String, BigDecimal> quantities = new TreeMap<>(PortableOrder.TEXT);
        rows.eachTrade(which, trade -> {
            BigDecimal sum = quantities.merge(trade.symbol(), CashEffect.units(trade), BigDecimal::add);
            if (sum.signum() == 0) {
                quantities.remove(trade.symbol());
            }
        });
        quantities.replaceAll((symbol, quantity) -> Canonical.decimal(quantity));
        return Collections.unmodifiableSortedMap(quantities);
    }
}
