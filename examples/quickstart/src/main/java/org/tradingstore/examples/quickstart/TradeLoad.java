package org.tradingstore.examples.quickstart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.ledger.TradeRepository;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Pending;

/** Appends entries without waiting for each, and counts what became of them. */
final class TradeLoad {
    private static final int WINDOW = 1_000;

    private final TradeRepository trades;
    private final TradeMapping mapping;
    private final RejectFile rejects;
    private final Deque<OnItsWay> window = new ArrayDeque<>();
    private long read;
    private long created;
    private long same;
    private long rejected;

    private record OnItsWay(TradeRow row, Pending<Appended<UUID>> pending) {}

    TradeLoad(TradeRepository trades, TradeMapping mapping, RejectFile rejects) {
        this.trades = trades;
        this.mapping = mapping;
        this.rejects = rejects;
    }

    void add(TradeRow row) {
        read++;
        try {
            window.addLast(new OnItsWay(row, trades.appendLater(mapping.map(row.entry()))));
        } catch (RejectedRow | InvalidRecordException e) {
            reject(row, String.valueOf(e.getMessage()));
        }
        if (window.size() == WINDOW) {
            settle(window.removeFirst());
        }
    }

    /** Waits for all that is on its way. */
    void finish() {
        while (!window.isEmpty()) {
            settle(window.removeFirst());
        }
    }

    private void settle(OnItsWay next) {
        try {
            switch (next.pending().await().outcome()) {
                case CREATED -> created++;
                case ALREADY_SAME -> same++;
            }
        } catch (ConflictException e) {
            reject(
                    next.row(),
                    "the store has a trade of this time, symbol and action that differs in " + e.differences());
        }
    }

    private void reject(TradeRow row, String reason) {
        rejected++;
        rejects.add(row, reason);
    }

    /** The line that every load ends with. Trades are never changed, so that count is always zero. */
    String line() {
        return "trade read=" + read + " created=" + created + " same=" + same + " changed=0 rejected=" + rejected;
    }
}
