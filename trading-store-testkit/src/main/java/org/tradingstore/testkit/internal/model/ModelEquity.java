package org.tradingstore.testkit.internal.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.ledger.Side;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.TimeRange;

/** How equity went, by loops over lists of all rows for each of its points. <em>Immutable.</em> */
public final class ModelEquity {
    private final List<Trade> trades;
    private final ModelLedger ledger;
    private final ModelLots lots;

    ModelEquity(List<Trade> trades, ModelLedger ledger) {
        this.trades = trades;
        this.ledger = ledger;
        this.lots = new ModelLots(trades);
    }

    public List<EquityPoint> equity(CostBasis basis, String currency, TimeRange period) {
        return equity(basis, currency, period, any -> true);
    }

    private List<EquityPoint> equity(CostBasis basis, String currency, TimeRange period, Predicate<Trade> which) {
        List<EquityPoint> points = new ArrayList<>();
        BigDecimal equity = BigDecimal.ZERO;
        for (ModelLots.Effect each : lots.effects(basis, period.end())) {
            if (!period.contains(each.trade.executedAt()) || !which.test(each.trade)) {
                continue;
            }
            BigDecimal change = each.trade.currency().equals(currency) ? each.profit : BigDecimal.ZERO;
            if (each.trade.currencyOfFee().equals(currency)) {
                change = change.subtract(each.fee());
            }
            if (ModelDigits.sure(change).signum() != 0) {
                equity = equity.add(change);
                points.add(new EquityPoint(each.trade.executedAt(), ModelDigits.rounded(equity)));
            }
        }
        return points;
    }

    public Optional<Drawdown> maxDrawdown(CostBasis basis, String currency, TimeRange period) {
        return fromZero(equity(basis, currency, period));
    }

    /** Of what those trades alone earned; lots are those of all trades. */
    public Optional<Drawdown> maxDrawdown(CostBasis basis, String currency, TimeRange period, Predicate<Trade> which) {
        return fromZero(equity(basis, currency, period, which));
    }

    public SortedMap<String, Drawdown> maxDrawdowns(CostBasis basis, String currency, TimeRange period) {
        SortedMap<String, Drawdown> falls = new TreeMap<>();
        for (String symbol : symbols()) {
            fromZero(equity(basis, currency, period, trade -> trade.symbol().equals(symbol)))
                    .ifPresent(fall -> falls.put(symbol, fall));
        }
        return falls;
    }

    private Set<String> symbols() {
        return trades.stream().map(Trade::symbol).collect(Collectors.toSet());
    }

    /** Equity with prices: all rows up to each moment are gone through again. */
    public List<EquityPoint> equity(String currency, PriceSource prices, List<Instant> moments) {
        List<EquityPoint> points = new ArrayList<>();
        for (Instant moment : moments) {
            BigDecimal equity = ledger.cash(moment).in(currency);
            for (String symbol : symbols()) {
                equity = equity.add(value(symbol, currency, prices, moment));
            }
            points.add(new EquityPoint(moment, ModelDigits.rounded(equity)));
        }
        return points;
    }

    private BigDecimal value(String symbol, String currency, PriceSource prices, Instant moment) {
        BigDecimal units = BigDecimal.ZERO;
        for (Trade trade : trades) {
            boolean counts = trade.symbol().equals(symbol)
                    && trade.currency().equals(currency)
                    && !trade.executedAt().isAfter(moment);
            if (counts) {
                units = trade.side() == Side.BUY ? units.add(trade.quantity()) : units.subtract(trade.quantity());
            }
        }
        return units.signum() == 0
                ? units
                : units.multiply(prices.lastClose(symbol, moment).orElseThrow());
    }

    public Optional<Drawdown> maxDrawdown(String currency, PriceSource prices, List<Instant> moments) {
        return largestFall(equity(currency, prices, moments));
    }

    public SortedMap<String, Drawdown> maxDrawdowns(String currency, PriceSource prices, List<Instant> moments) {
        SortedMap<String, Drawdown> falls = new TreeMap<>();
        for (String symbol : symbols()) {
            List<Trade> own = trades.stream()
                    .filter(trade -> trade.symbol().equals(symbol))
                    .toList();
            ModelEquity alone = new ModelLedger(own, List.of()).equity();
            Instant first =
                    own.stream().map(Trade::executedAt).min(Instant::compareTo).orElseThrow();
            List<Instant> since =
                    moments.stream().filter(moment -> !moment.isBefore(first)).toList();
            List<EquityPoint> points = alone.equity(currency, prices, since);
            Optional<Drawdown> fall = since.size() == moments.size() ? largestFall(points) : fromZero(points);
            fall.ifPresent(each -> falls.put(symbol, each));
        }
        return falls;
    }

    private static Optional<Drawdown> fromZero(List<EquityPoint> points) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        List<EquityPoint> all = new ArrayList<>();
        all.add(new EquityPoint(points.get(0).at(), BigDecimal.ZERO));
        all.addAll(points);
        return largestFall(all);
    }

    /** The largest fall between any two moments, the first of equal ones. */
    private static Optional<Drawdown> largestFall(List<EquityPoint> all) {
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
                        ? Optional.of(ModelDigits.rounded(
                                fall.divide(peak.equity(), ModelDigits.SCALE, RoundingMode.HALF_EVEN)))
                        : Optional.empty();
                largest = Optional.of(new Drawdown(
                        ModelDigits.rounded(fall), peak.at(), all.get(i).at(), ratio));
            }
        }
        return largest;
    }
}
