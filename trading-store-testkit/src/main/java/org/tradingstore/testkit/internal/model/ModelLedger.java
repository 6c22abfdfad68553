package org.tradingstore.testkit.internal.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.OpenPosition;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.ProfitGroup;
import org.tradingstore.ledger.ProfitKey;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.schema.TimeRange;

/** What a ledger comes to, by loops over lists of all its rows. <em>Immutable.</em> */
public final class ModelLedger {
    private final List<Trade> trades;
    private final List<CashFlow> cashFlows;
    private final ModelLots lots;

    /** A ledger of all trades and cash flows of a book. */
    public ModelLedger(ModelTable<Trade, ?> trades, ModelTable<CashFlow, ?> cashFlows) {
        this(trades.list(Trade.TYPE.all().orderBy(Trade.EXECUTED_AT.asc())), cashFlows.list(CashFlow.TYPE.all()));
    }

    /** A ledger of these trades, in the order of their execution, and cash flows. */
    public ModelLedger(List<Trade> allTrades, List<CashFlow> allFlows) {
        this.trades = allTrades.stream()
                .filter(each -> each.reverses() == null
                        && allTrades.stream().noneMatch(other -> each.id().equals(other.reverses())))
                .toList();
        this.cashFlows = allFlows.stream()
                .filter(each -> each.reverses() == null
                        && allFlows.stream().noneMatch(other -> each.id().equals(other.reverses())))
                .toList();
        this.lots = new ModelLots(trades);
    }

    public ModelEquity equity() {
        return new ModelEquity(trades, this);
    }

    public List<OpenPosition> openPositions(CostBasis basis, Instant asOf) {
        return lots.openPositions(basis, asOf);
    }

    public ProfitAndLoss profitAndLoss(CostBasis basis, TimeRange period, ZoneId zone) {
        List<ModelLots.Effect> within = lots.effects(basis, period.end()).stream()
                .filter(each -> period.contains(each.trade.executedAt()))
                .toList();
        SortedMap<String, TradeStatistics> bySymbol = new TreeMap<>();
        SortedMap<String, TradeStatistics> byStrategy = new TreeMap<>();
        SortedMap<YearMonth, TradeStatistics> byMonth = new TreeMap<>();
        for (ModelLots.Effect each : within) {
            String symbol = each.trade.symbol();
            bySymbol.computeIfAbsent(
                    symbol, any -> statistics(within, other -> other.symbol().equals(symbol)));
            for (String strategy : each.trade.strategies()) {
                byStrategy.computeIfAbsent(
                        strategy,
                        any -> statistics(within, other -> other.strategies().contains(strategy)));
            }
            YearMonth month = YearMonth.from(each.trade.executedAt().atZone(zone));
            byMonth.computeIfAbsent(
                    month,
                    any -> statistics(
                            within,
                            other -> YearMonth.from(other.executedAt().atZone(zone))
                                    .equals(month)));
        }
        return new ProfitAndLoss(basis, period, statistics(within, any -> true), bySymbol, byStrategy, byMonth);
    }

    /** Each month, symbol and strategy that there is is tried with each other; of those not asked for, everything counts as one. */
    public List<ProfitGroup> profitBy(Set<ProfitKey> keys, CostBasis basis, TimeRange period, ZoneId zone) {
        List<ModelLots.Effect> within = lots.effects(basis, period.end()).stream()
                .filter(each -> period.contains(each.trade.executedAt()))
                .toList();
        List<ProfitGroup> groups = new ArrayList<>();
        for (Optional<YearMonth> month :
                values(within, keys.contains(ProfitKey.MONTH), each -> Set.of(month(each, zone)))) {
            for (Optional<String> symbol :
                    values(within, keys.contains(ProfitKey.SYMBOL), each -> Set.of(each.symbol()))) {
                for (Optional<String> strategy : values(within, keys.contains(ProfitKey.STRATEGY), Trade::strategies)) {
                    Predicate<Trade> which =
                            each -> (month.isEmpty() || month(each, zone).equals(month.get()))
                                    && (symbol.isEmpty() || each.symbol().equals(symbol.get()))
                                    && (!keys.contains(ProfitKey.STRATEGY)
                                            || strategy.map(each.strategies()::contains)
                                                    .orElse(each.strategies().isEmpty()));
                    if (within.stream().anyMatch(each -> which.test(each.trade))) {
                        groups.add(new ProfitGroup(month, symbol, strategy, statistics(within, which)));
                    }
                }
            }
        }
        return groups;
    }

    private static YearMonth month(Trade trade, ZoneId zone) {
        return YearMonth.from(trade.executedAt().atZone(zone));
    }

    /** The values of a key in their order, none last; none alone where the key is not asked for. */
    private static <V extends Comparable<V>> List<Optional<V>> values(
            List<ModelLots.Effect> effects, boolean asked, Function<Trade, Collection<V>> key) {
        List<Optional<V>> values = new ArrayList<>();
        if (asked) {
            effects.stream()
                    .flatMap(each -> key.apply(each.trade).stream())
                    .distinct()
                    .sorted()
                    .forEach(value -> values.add(Optional.of(value)));
        }
        if (!asked || effects.stream().anyMatch(each -> key.apply(each.trade).isEmpty())) {
            values.add(Optional.empty());
        }
        return values;
    }

    private static TradeStatistics statistics(List<ModelLots.Effect> all, Predicate<Trade> which) {
        List<ModelLots.Effect> effects =
                all.stream().filter(each -> which.test(each.trade)).toList();
        List<ModelLots.Effect> closing =
                effects.stream().filter(each -> each.closed.signum() > 0).toList();
        List<ModelLots.Effect> wins =
                closing.stream().filter(each -> each.afterFees().signum() > 0).toList();
        List<ModelLots.Effect> losses =
                closing.stream().filter(each -> each.afterFees().signum() < 0).toList();
        List<ModelLots.Effect> withFee =
                effects.stream().filter(each -> each.trade.fee() != null).toList();
        return new TradeStatistics(
                sum(closing, each -> each.trade.currency(), each -> each.profit),
                sum(withFee, each -> each.trade.currencyOfFee(), ModelLots.Effect::fee),
                sum(effects, each -> each.trade.currency(), each -> each.trade.grossValue()),
                effects.size(),
                closing.size(),
                countByCurrency(wins),
                countByCurrency(losses),
                sum(wins, each -> each.trade.currency(), ModelLots.Effect::afterFees),
                sum(losses, each -> each.trade.currency(), ModelLots.Effect::afterFees),
                effects.size() - withFee.size());
    }

    private static SortedMap<String, Long> countByCurrency(List<ModelLots.Effect> effects) {
        SortedMap<String, Long> counts = new TreeMap<>();
        effects.forEach(each -> counts.merge(each.trade.currency(), 1L, Long::sum));
        return counts;
    }

    private static Amounts sum(
            List<ModelLots.Effect> effects,
            Function<ModelLots.Effect, String> currency,
            Function<ModelLots.Effect, BigDecimal> amount) {
        Map<String, BigDecimal> sums = new HashMap<>();
        effects.forEach(each -> sums.merge(currency.apply(each), amount.apply(each), BigDecimal::add));
        sums.replaceAll((any, exact) -> ModelDigits.rounded(exact));
        return Amounts.of(sums);
    }

    public Amounts cash(Instant asOf) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (CashFlow flow : cashFlows) {
            if (!flow.occurredAt().isAfter(asOf)) {
                sums.merge(flow.currency(), flow.amount(), BigDecimal::add);
            }
        }
        for (Trade trade : trades) {
            if (!trade.executedAt().isAfter(asOf)) {
                boolean bought = trade.side() == Side.BUY;
                sums.merge(trade.currency(), bought ? trade.netValue().negate() : trade.netValue(), BigDecimal::add);
                BigDecimal fee = trade.fee();
                if (fee != null && !trade.currencyOfFee().equals(trade.currency())) {
                    sums.merge(trade.currencyOfFee(), fee.negate(), BigDecimal::add);
                }
            }
        }
        return Amounts.of(sums);
    }

    public SortedMap<String, BigDecimal> positions(Instant asOf) {
        SortedMap<String, BigDecimal> held = new TreeMap<>();
        for (Trade trade : trades) {
            if (!trade.executedAt().isAfter(asOf)) {
                held.merge(
                        trade.symbol(),
                        trade.side() == Side.BUY
                                ? trade.quantity()
                                : trade.quantity().negate(),
                        BigDecimal::add);
            }
        }
        held.values().removeIf(quantity -> quantity.signum() == 0);
        held.replaceAll((any, quantity) -> ModelDigits.rounded(quantity));
        return held;
    }
}
