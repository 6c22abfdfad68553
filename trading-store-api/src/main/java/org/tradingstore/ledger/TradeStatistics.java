package org.tradingstore.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
 * @param wins closing trades with a profit after fees: their own, and the share of the opening ones; fees in another currency than the
 *     profit's are left out
 * @param losses closing trades with a loss after fees
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
        long wins,
        long losses,
        Amounts gains,
        Amounts shortfalls,
        long tradesWithoutFee) {
    private static final int SCALE = 18;

    /** Wins by closing trades, from 0 to 1; empty where nothing was closed. */
    public Optional<BigDecimal> winRate() {
        return closingTrades == 0
                ? Optional.empty()
                : Optional.of(ratio(BigDecimal.valueOf(wins), BigDecimal.valueOf(closingTrades)));
    }

    /** Gains by wins of all currencies. */
    public Amounts averageWin() {
        return average(gains, wins);
    }

    /** Shortfalls by losses of all currencies, below zero. */
    public Amounts averageLoss() {
        return average(shortfalls, losses);
    }

    /** Gains by the size of shortfalls in one currency; empty where nothing was lost. */
    public Optional<BigDecimal> profitFactor(String currency) {
        BigDecimal lost = shortfalls.in(currency).negate();
        return lost.signum() == 0 ? Optional.empty() : Optional.of(ratio(gains.in(currency), lost));
    }

    private static Amounts average(Amounts sums, long count) {
        SortedMap<String, BigDecimal> averages = new TreeMap<>();
        if (count > 0) {
            sums.asMap().forEach((currency, sum) -> averages.put(currency, ratio(sum, BigDecimal.valueOf(count))));
        }
        return Amounts.of(averages);
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return Canonical.decimal(part.divide(whole, SCALE, RoundingMode.HALF_EVEN));
    }
}
