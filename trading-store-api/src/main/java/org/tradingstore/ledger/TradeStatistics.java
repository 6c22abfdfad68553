package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.schema.Canonical;

/**
 * What a number of trades came to. Money is rounded once, half even, to 18 digits after the point. <em>Immutable.</em>
 *
 * @param realized profit (above zero) and loss of what was closed, by currency, before fees
 * @param fees by the currency they were paid in
 * @param turnover gross values bought and sold
 * @param trades how many trades
 * @param closingTrades how many of them closed something, in whole or in part
 * @param winsByCurrency closing trades with a profit after fees, by the currency of the profit: their own fees, and the share of the
 *     opening ones; fees in another currency than the profit's are left out
 * @param lossesByCurrency closing trades with a loss after fees, in the same way
 * @param gains profit after fees of the wins
 * @param shortfalls loss after fees of the losses, below zero
 * @param tradesWithoutFee trades that name no fee, which counts as none
 */
public record TradeStatistics(
        Amounts realized,
        Amounts fees,
        Amounts turnover,
        long trades,
        long closingTrades,
        SortedMap<String, Long> winsByCurrency,
        SortedMap<String, Long> lossesByCurrency,
        Amounts gains,
        Amounts shortfalls,
        long tradesWithoutFee) {
    private static final int SCALE = 18;

    public TradeStatistics {
        winsByCurrency = Collections.unmodifiableSortedMap(new TreeMap<>(winsByCurrency));
        lossesByCurrency = Collections.unmodifiableSortedMap(new TreeMap<>(lossesByCurrency));
    }

    /** Closing trades with a profit after fees, in any currency. */
    public long wins() {
        return count(winsByCurrency);
    }

    /** Closing trades with a loss after fees, in any currency. */
    public long losses() {
        return count(lossesByCurrency);
    }

    /** Wins by closing trades, from 0 to 1; empty where nothing was closed. */
    public Optional<BigDecimal> winRate() {
        return closingTrades == 0
                ? Optional.empty()
                : Optional.of(ratio(BigDecimal.valueOf(wins()), BigDecimal.valueOf(closingTrades)));
    }

    /** Gains in a currency by the wins in that currency. */
    public Amounts averageWin() {
        return average(gains, winsByCurrency);
    }

    /** Shortfalls in a currency by the losses in that currency, below zero. */
    public Amounts averageLoss() {
        return average(shortfalls, lossesByCurrency);
    }

    /** Gains by the size of shortfalls in one currency; empty where nothing was lost. */
    public Optional<BigDecimal> profitFactor(String currency) {
        BigDecimal lost = shortfalls.in(currency).negate();
        return lost.signum() == 0 ? Optional.empty() : Optional.of(ratio(gains.in(currency), lost));
    }

    private static long count(SortedMap<String, Long> byCurrency) {
        return byCurrency.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Amounts average(Amounts sums, SortedMap<String, Long> counts) {
        SortedMap<String, BigDecimal> averages = new TreeMap<>();
        counts.forEach(
                (currency, count) -> averages.put(currency, ratio(sums.in(currency), BigDecimal.valueOf(count))));
        return Amounts.of(averages);
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return Canonical.decimal(part.divide(whole, SCALE, RoundingMode.HALF_EVEN));
    }
}
