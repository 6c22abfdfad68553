package org.tradingstore.testkit.internal.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tradingstore.ledger.Amounts;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.ProfitAndLoss;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeStatistics;
import org.tradingstore.schema.TimeRange;

/**
 * What a ledger comes to, by loops over lists of all its rows. Shares of lots are kept to so many digits that only what is exactly
 * half way between two results could round otherwise, and that is exact here.
 */
public final class ModelLedger {
    private static final int SHARE_SCALE = 60;
    private static final int SURE_SCALE = 45;
    private static final int SCALE = 18;

    private final List<Trade> trades;
    private final List<CashFlow> cashFlows;

    /** A ledger of all trades and cash flows of a book. */
    public ModelLedger(ModelTable<Trade, ?> trades, ModelTable<CashFlow, ?> cashFlows) {
        List<Trade> allTrades = trades.list(Trade.TYPE.all().orderBy(Trade.EXECUTED_AT.asc()));
        List<CashFlow> allFlows = cashFlows.list(CashFlow.TYPE.all());
        this.trades = allTrades.stream()
                .filter(each -> each.reverses() == null
                        && allTrades.stream().noneMatch(other -> each.id().equals(other.reverses())))
                .toList();
        this.cashFlows = allFlows.stream()
                .filter(each -> each.reverses() == null
                        && allFlows.stream().noneMatch(other -> each.id().equals(other.reverses())))
                .toList();
    }

    /** A trade and what came of it. */
    private static final class Effect {
        final Trade trade;
        BigDecimal left;
        BigDecimal closed = BigDecimal.ZERO;
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal openingFees = BigDecimal.ZERO;

        Effect(Trade trade) {
            this.trade = trade;
            this.left = trade.quantity();
        }

        BigDecimal feeInCurrency() {
            BigDecimal fee = trade.fee();
            return fee != null && trade.currencyOfFee().equals(trade.currency()) ? fee : BigDecimal.ZERO;
        }

        BigDecimal share(BigDecimal whole, BigDecimal part) {
            return whole.multiply(part).divide(trade.quantity(), SHARE_SCALE, RoundingMode.HALF_EVEN);
        }

        BigDecimal afterFees() {
            return profit.subtract(openingFees)
                    .subtract(share(feeInCurrency(), closed))
                    .setScale(SURE_SCALE, RoundingMode.HALF_EVEN);
        }
    }

    /** Each trade up to {@code end} meets all before it, the oldest first. */
    private List<Effect> effects(Instant end) {
        List<Effect> effects = new ArrayList<>();
        for (Trade trade : trades) {
            if (!trade.executedAt().isBefore(end)) {
                continue;
            }
            Effect now = new Effect(trade);
            for (Effect former : effects) {
                Trade other = former.trade;
                boolean meets = other.side() != trade.side()
                        && other.symbol().equals(trade.symbol())
                        && other.currency().equals(trade.currency());
                BigDecimal part = former.left.min(now.left);
                if (meets && part.signum() > 0) {
                    BigDecimal given = now.share(trade.grossValue(), part);
                    BigDecimal opened = former.share(other.grossValue(), part);
                    now.profit =
                            now.profit.add(trade.side() == Side.SELL ? given.subtract(opened) : opened.subtract(given));
                    now.openingFees = now.openingFees.add(former.share(former.feeInCurrency(), part));
                    now.closed = now.closed.add(part);
                    now.left = now.left.subtract(part);
                    former.left = former.left.subtract(part);
                }
            }
            effects.add(now);
        }
        return effects;
    }

    public ProfitAndLoss profitAndLoss(TimeRange period, ZoneId zone) {
        List<Effect> within = effects(period.end()).stream()
                .filter(each -> period.contains(each.trade.executedAt()))
                .toList();
        SortedMap<String, TradeStatistics> bySymbol = new TreeMap<>();
        SortedMap<String, TradeStatistics> byStrategy = new TreeMap<>();
        SortedMap<YearMonth, TradeStatistics> byMonth = new TreeMap<>();
        for (Effect each : within) {
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
        return new ProfitAndLoss(
                CostBasis.FIFO, period, statistics(within, any -> true), bySymbol, byStrategy, byMonth);
    }

    private static TradeStatistics statistics(List<Effect> all, Predicate<Trade> which) {
        List<Effect> effects =
                all.stream().filter(each -> which.test(each.trade)).toList();
        List<Effect> closing =
                effects.stream().filter(each -> each.closed.signum() > 0).toList();
        List<Effect> wins =
                closing.stream().filter(each -> each.afterFees().signum() > 0).toList();
        List<Effect> losses =
                closing.stream().filter(each -> each.afterFees().signum() < 0).toList();
        List<Effect> withFee =
                effects.stream().filter(each -> each.trade.fee() != null).toList();
        return new TradeStatistics(
                sum(closing, each -> each.trade.currency(), each -> each.profit),
                sum(withFee, each -> each.trade.currencyOfFee(), ModelLedger::fee),
                sum(effects, each -> each.trade.currency(), each -> each.trade.grossValue()),
                effects.size(),
                closing.size(),
                countByCurrency(wins),
                countByCurrency(losses),
                sum(wins, each -> each.trade.currency(), Effect::afterFees),
                sum(losses, each -> each.trade.currency(), Effect::afterFees),
                effects.size() - withFee.size());
    }

    private static SortedMap<String, Long> countByCurrency(List<Effect> effects) {
        SortedMap<String, Long> counts = new TreeMap<>();
        effects.forEach(each -> counts.merge(each.trade.currency(), 1L, Long::sum));
        return counts;
    }

    private static BigDecimal fee(Effect effect) {
        BigDecimal fee = effect.trade.fee();
        return fee == null ? BigDecimal.ZERO : fee;
    }

    private static Amounts sum(
            List<Effect> effects, Function<Effect, String> currency, Function<Effect, BigDecimal> amount) {
        Map<String, BigDecimal> sums = new HashMap<>();
        effects.forEach(each -> sums.merge(currency.apply(each), amount.apply(each), BigDecimal::add));
        sums.replaceAll((any, exact) -> rounded(exact));
        return Amounts.of(sums);
    }

    private static BigDecimal rounded(BigDecimal sum) {
        BigDecimal rounded = sum.setScale(SURE_SCALE, RoundingMode.HALF_EVEN)
                .setScale(SCALE, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
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
        held.replaceAll((any, quantity) -> rounded(quantity));
        return held;
    }

    public List<EquityPoint> equity(String currency, TimeRange period) {
        List<EquityPoint> points = new ArrayList<>();
        BigDecimal equity = BigDecimal.ZERO;
        for (Effect each : effects(period.end())) {
            if (!period.contains(each.trade.executedAt())) {
                continue;
            }
            BigDecimal change = each.trade.currency().equals(currency) ? each.profit : BigDecimal.ZERO;
            if (each.trade.currencyOfFee().equals(currency)) {
                change = change.subtract(fee(each));
            }
            if (change.setScale(SURE_SCALE, RoundingMode.HALF_EVEN).signum() != 0) {
                equity = equity.add(change);
                points.add(new EquityPoint(each.trade.executedAt(), rounded(equity)));
            }
        }
        return points;
    }

    /** The largest fall between any two moments, the first of equal ones. */
    public Optional<Drawdown> maxDrawdown(String currency, TimeRange period) {
        List<EquityPoint> points = equity(currency, period);
        if (points.isEmpty()) {
            return Optional.empty();
        }
        List<EquityPoint> all = new ArrayList<>();
        all.add(new EquityPoint(points.get(0).at(), BigDecimal.ZERO));
        all.addAll(points);
        Optional<Drawdown> largest = Optional.empty();
        for (int i = 1; i < all.size(); i++) {
            EquityPoint peak = all.get(0);
            for (int j = 1; j < i; j++) {
                if (all.get(j).equity().compareTo(peak.equity()) >= 0) {
                    peak = all.get(j);
                }
            }
            BigDecimal fall = peak.equity().subtract(all.get(i).equity());
            if (fall.signum() > 0
                    && (largest.isEmpty() || fall.compareTo(largest.get().amount()) > 0)) {
                Optional<BigDecimal> ratio = peak.equity().signum() > 0
                        ? Optional.of(rounded(fall.divide(peak.equity(), SCALE, RoundingMode.HALF_EVEN)))
                        : Optional.empty();
                largest = Optional.of(
                        new Drawdown(rounded(fall), peak.at(), all.get(i).at(), ratio));
            }
        }
        return largest;
    }
}
