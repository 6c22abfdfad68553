package org.tradingstore.examples.quickstart;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.ledger.Trade;
import org.tradingstore.ledger.TradeRepository;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Pending;

/**
 * Brings entries into a ledger. Trades are handed over without waiting for each, so that many share one sync to the disk, and every one of
 * them still answers for itself: new, there already, or in conflict with what is there.
 */
final class TradeLoad {
    private static final int MOST_IN_FLIGHT = 1_024;
    private static final long MOST_BYTES_IN_FLIGHT = 8L << 20;

    private final TradeRepository trades;
    private final TradeMapping mapping;
    private final RejectSink rejects;
    private final Progress progress;
    private final Queue<InFlight> inFlight = new ArrayDeque<>();
    private long bytesInFlight;
    private long read;
    private long created;
    private long same;
    private long rejected;

    TradeLoad(TradeRepository trades, TradeMapping mapping, RejectSink rejects, Progress progress) {
        this.trades = trades;
        this.mapping = mapping;
        this.rejects = rejects;
        this.progress = progress;
    }

    LoadReport load(TradeEntries entries) throws IOException {
        entries.forEach(this::begin);
        while (!inFlight.isEmpty()) {
            settleOldest();
        }
        return new LoadReport("trade", read, created, same, 0, rejected);
    }

    private void begin(TradeEntry entry) {
        while (inFlight.size() >= MOST_IN_FLIGHT || bytesInFlight > MOST_BYTES_IN_FLIGHT) {
            settleOldest();
        }
        read++;
        bytesInFlight += entry.size();
        inFlight.add(handOver(entry));
    }

    /** What is rejected at once waits in the same line, so that rejects are reported in the order of the source. */
    private InFlight handOver(TradeEntry entry) {
        try {
            Trade trade = mapping.trade(entry.content());
            return new InFlight(entry, trades.appendLater(trade), "");
        } catch (RejectedEntryException | InvalidRecordException e) {
            return new InFlight(entry, null, String.valueOf(e.getMessage()));
        }
    }

    private void settleOldest() {
        InFlight oldest = inFlight.remove();
        bytesInFlight -= oldest.entry().size();
        Pending<Appended<UUID>> pending = oldest.pending();
        if (pending == null) {
            reject(oldest.entry(), oldest.reason());
        } else {
            try {
                switch (pending.await().outcome()) {
                    case CREATED -> created++;
                    case ALREADY_SAME -> same++;
                }
            } catch (ConflictException e) {
                reject(
                        oldest.entry(),
                        "the store has a trade of this time, symbol and action that differs in " + e.differences());
            }
        }
        progress.step();
    }

    private void reject(TradeEntry entry, String reason) {
        rejected++;
        rejects.rejected(Reject.of(entry), reason);
    }

    private record InFlight(TradeEntry entry, @Nullable Pending<Appended<UUID>> pending, String reason) {}
}
