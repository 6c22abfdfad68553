package org.tradingstore.core.internal.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.rows.ConditionMatcher;
import org.tradingstore.core.internal.rows.RowOrder;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.RowValues;

/** Rows of cases that were worked out by hand, and how many cursors over them are open. */
final class HandMadeLedger {
    private static final Instant START = Instant.parse("2026-01-02T15:00:00Z");

    private final List<Trade> trades = new ArrayList<>();
    private final List<CashFlow> flows = new ArrayList<>();
    private int openCursors;

    LedgerRows rows() {
        return new LedgerRows(query -> cursor(trades, query), query -> cursor(flows, query));
    }

    int openCursors() {
        return openCursors;
    }

    static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    static Trade.Builder buy(String symbol) {
        return Trade.buy(symbol).currency("USD");
    }

    static Trade.Builder sell(String symbol) {
        return Trade.sell(symbol).currency("USD");
    }

    Trade add(Trade.Builder trade, int minute) {
        Trade added = trade.executedAt(at(minute)).build();
        trades.add(added);
        return added;
    }

    void add(Trade trade) {
        trades.add(trade);
    }

    void add(CashFlow flow) {
        flows.add(flow);
    }

    /** The rows that a query finds, in its order. */
    private <R> Cursor<R> cursor(List<R> rows, Query<R> query) {
        ConditionMatcher matcher = ConditionMatcher.of(query.condition());
        RowOrder order = new RowOrder(query.completeOrder());
        Iterator<R> found = rows.stream()
                .filter(row -> matcher.matches(values(query, row)))
                .sorted((left, right) -> order.compare(values(query, left), values(query, right)))
                .iterator();
        openCursors++;
        return new Cursor<>() {
            @Override
            public @Nullable R next() {
                return found.hasNext() ? found.next() : null;
            }

            @Override
            public void close() {
                openCursors--;
            }
        };
    }

    private static <R> RowValues values(Query<R> query, R row) {
        return new RowValues(query.type().values(row));
    }
}
