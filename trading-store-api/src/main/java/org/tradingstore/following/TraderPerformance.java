package org.tradingstore.following;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.tradingstore.schema.Canonical;

/**
 * What the trades that a trader entered in a period came to, as the trader reported them. Profit counts where a trade is closed and names
 * it; a closed trade that names none is counted apart and is in no rate, sum or average. <em>Immutable.</em>
 *
 * @param trades how many were entered
 * @param open how many of them are not closed; a profit that they name is not realised and does not count
 * @param wins closed with a profit above zero
 * @param losses closed with a profit below zero
 * @param even closed with a profit of zero
 * @param withoutPnl closed without naming a profit
 * @param totalPnl the exact sum of the profits of closed trades, in whatever currency the trader reports them
 * @param withPnlPercent closed ones that name their profit in percent
 * @param totalPnlPercent the exact sum of the percents they name
 */
public record TraderPerformance(
        long trades,
        long open,
        long wins,
        long losses,
        long even,
        long withoutPnl,
        BigDecimal totalPnl,
        long withPnlPercent,
        BigDecimal totalPnlPercent) {
    private static final int SCALE = 18;

    /** Makes components canonical. */
    public TraderPerformance {
        totalPnl = Canonical.decimal(totalPnl);
        totalPnlPercent = Canonical.decimal(totalPnlPercent);
    }

    /** How many are closed. */
    public long closed() {
        return trades - open;
    }

    /** How many are closed and name their profit. */
    public long withPnl() {
        return wins + losses + even;
    }

    /** Wins by closed trades that name their profit, from 0 to 1, rounded half even to 18 digits; empty where there are none. */
    public Optional<BigDecimal> winRate() {
        return ratio(BigDecimal.valueOf(wins), withPnl());
    }

    /** Profit by closed trades that name it, rounded half even to 18 digits; empty where there are none. */
    public Optional<BigDecimal> averagePnl() {
        return ratio(totalPnl, withPnl());
    }

    /** Percent by closed trades that name it, rounded half even to 18 digits; empty where there are none. */
    public Optional<BigDecimal> averagePnlPercent() {
        return ratio(totalPnlPercent, withPnlPercent);
    }

    private static Optional<BigDecimal> ratio(BigDecimal sum, long count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(Canonical.decimal(sum.divide(BigDecimal.valueOf(count), SCALE, RoundingMode.HALF_EVEN)));
    }
}
