package org.tradingstore.core.internal;

import java.math.BigDecimal;
import org.tradingstore.following.TraderPerformance;
import org.tradingstore.following.TraderTrade;

/** The performance of a trader on its way. */
final class TraderPerformanceSum {
    private long trades;
    private long open;
    private long wins;
    private long losses;
    private long even;
    private long withoutPnl;
    private BigDecimal totalPnl = BigDecimal.ZERO;
    private long withPnlPercent;
    private BigDecimal totalPnlPercent = BigDecimal.ZERO;

    void add(TraderTrade trade) {
        trades++;
        if (!trade.closed()) {
            open++;
            return;
        }
        BigDecimal pnl = trade.pnl();
        if (pnl == null) {
            withoutPnl++;
        } else {
            totalPnl = totalPnl.add(pnl);
            count(pnl.signum());
        }
        BigDecimal percent = trade.pnlPercent();
        if (percent != null) {
            withPnlPercent++;
            totalPnlPercent = totalPnlPercent.add(percent);
        }
    }

    private void count(int sign) {
        if (sign > 0) {
            wins++;
        } else if (sign < 0) {
            losses++;
        } else {
            even++;
        }
    }

    TraderPerformance result() {
        return new TraderPerformance(
                trades, open, wins, losses, even, withoutPnl, totalPnl, withPnlPercent, totalPnlPercent);
    }
}
