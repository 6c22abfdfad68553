package org.tradingstore.core.internal.ledger;

import java.util.function.Consumer;
import java.util.function.Function;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Query;

/**
 * Where computations get their rows: those that were not reversed, by moment, then id. <em>Thread-safe where the cursors' source is.</em>
 *
 * @param tradeCursors opens a cursor of trades
 * @param cashFlowCursors opens a cursor of cash flows
 */
public record LedgerRows(
        Function<Query<Trade>, Cursor<Trade>> tradeCursors,
        Function<Query<CashFlow>, Cursor<CashFlow>> cashFlowCursors) {
    Unreversed<Trade> trades(Condition<Trade> which) {
        return Unreversed.trades(tradeCursors.apply(Trade.TYPE.where(which).orderBy(Trade.EXECUTED_AT.asc())));
    }

    /** Cash flows that meet {@code which}, which a flow and its reversal both do or both do not; to be closed. */
    public Unreversed<CashFlow> cashFlows(Condition<CashFlow> which) {
        return Unreversed.cashFlows(
                cashFlowCursors.apply(CashFlow.TYPE.where(which).orderBy(CashFlow.OCCURRED_AT.asc())));
    }

    void eachTrade(Condition<Trade> which, Consumer<Trade> action) {
        try (Unreversed<Trade> rows = trades(which)) {
            rows.forEach(action);
        }
    }

    void eachCashFlow(Condition<CashFlow> which, Consumer<CashFlow> action) {
        try (Unreversed<CashFlow> rows = cashFlows(which)) {
            rows.forEach(action);
        }
    }
}
