package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeStatistics;

/** Statistics of some trades on their way. */
final class StatisticsSum {
    private final Money realized = new Money();
    private final Money fees = new Money();
    private final Money turnover = new Money();
    private final Money gains = new Money();
    private final Money shortfalls = new Money();
    private final SortedMap<String, Long> wins = new TreeMap<>();
    private final SortedMap<String, Long> losses = new TreeMap<>();
    private long trades;
    private long closingTrades;
    private long tradesWithoutFee;

    void add(Trade trade, Closing closing) {
        trades++;
        turnover.add(trade.currency(), trade.grossValue());
        BigDecimal fee = trade.fee();
        if (fee == null) {
            tradesWithoutFee++;
        } else {
            fees.add(trade.currencyOfFee(), fee);
        }
        if (!closing.any()) {
            return;
        }
        closingTrades++;
        realized.add(trade.currency(), closing.profit());
        BigDecimal afterFees = closing.profitAfterFees();
        if (afterFees.signum() > 0) {
            wins.merge(trade.currency(), 1L, Long::sum);
            gains.add(trade.currency(), afterFees);
        } else if (afterFees.signum() < 0) {
            losses.merge(trade.currency(), 1L, Long::sum);
            shortfalls.add(trade.currency(), afterFees);
        }
    }

    TradeStatistics result() {
        return new TradeStatistics(
                realized.rounded(),
                fees.rounded(),
                turnover.rounded(),
                trades,
                closingTrades,
                wins,
                losses,
                gains.rounded(),
                shortfalls.rounded(),
                tradesWithoutFee);
    }
}
