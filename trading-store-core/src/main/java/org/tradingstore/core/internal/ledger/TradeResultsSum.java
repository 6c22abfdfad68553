package org.tradingstore.core.internal.ledger;

import java.math.BigDecimal;
import org.tradingstore.ledger.Drawdown;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.Trade;

/** What trades of a group come to, on its way. <em>Not thread-safe: trades go through it.</em> */
final class TradeResultsSum {
    private final String currency;
    private final DrawdownSearch drawdown = DrawdownSearch.from(BigDecimal.ZERO);
    private BigDecimal profitAndLoss = BigDecimal.ZERO;
    private long trades;
    private long wins;
    private long losses;

    TradeResultsSum(String currency) {
        this.currency = currency;
    }

    void add(Trade trade, Closing closing) {
        if (trade.currency().equals(currency)) {
            trades++;
            count(closing);
        }
        BigDecimal change = RealizedEquity.change(trade, closing, currency);
        if (Money.settled(change).signum() != 0) {
            profitAndLoss = profitAndLoss.add(change);
            drawdown.add(new EquityPoint(trade.executedAt(), Money.round(profitAndLoss)));
        }
    }

    private void count(Closing closing) {
        int sign = closing.any() ? closing.profitAfterFees().signum() : 0;
        wins += sign > 0 ? 1 : 0;
        losses += sign < 0 ? 1 : 0;
    }

    TradeResults result() {
        return new TradeResults(
                trades,
                wins,
                losses,
                Money.round(profitAndLoss),
                drawdown.result().map(Drawdown::amount).orElse(BigDecimal.ZERO));
    }
}
