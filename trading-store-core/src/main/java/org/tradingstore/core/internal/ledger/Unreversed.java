package org.tradingstore.core.internal.ledger;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Cursor;

/**
 * Reads what was not reversed, in the order of time. A reversal has the moment of its original, so rows of one moment are held back
 * until the next, and no more than those are in memory. <em>Not thread-safe: it belongs to one reader.</em>
 */
public final class Unreversed<R> implements AutoCloseable {
    private final Cursor<R> rows;
    private final Function<R, Instant> moment;
    private final Function<R, UUID> id;
    private final Function<R, @Nullable UUID> reverses;
    private final Deque<R> ready = new ArrayDeque<>();
    private @Nullable R ahead;
    private boolean begun;

    private Unreversed(
            Cursor<R> rows, Function<R, Instant> moment, Function<R, UUID> id, Function<R, @Nullable UUID> reverses) {
        this.rows = rows;
        this.moment = moment;
        this.id = id;
        this.reverses = reverses;
    }

    /** Reads trades that come by moment, then id. */
    static Unreversed<Trade> trades(Cursor<Trade> rows) {
        return new Unreversed<>(rows, Trade::executedAt, Trade::id, Trade::reverses);
    }

    /** Reads trades that come by moment, then id, each with its strategy version. */
    static Unreversed<Versioned<Trade>> versionedTrades(Cursor<Versioned<Trade>> rows) {
        return new Unreversed<>(
                rows,
                row -> row.record().executedAt(),
                row -> row.record().id(),
                row -> row.record().reverses());
    }

    /** Reads cash flows that come by moment, then id. */
    static Unreversed<CashFlow> cashFlows(Cursor<CashFlow> rows) {
        return new Unreversed<>(rows, CashFlow::occurredAt, CashFlow::id, CashFlow::reverses);
    }

    /** Hands over what is left up to {@code last}, inclusive. */
    public void upTo(Instant last, Consumer<R> action) {
        for (R row = peek(); row != null && !moment.apply(row).isAfter(last); row = peek()) {
            action.accept(ready.removeFirst());
        }
    }

    /** Hands over what is left. */
    void forEach(Consumer<R> action) {
        for (R row = peek(); row != null; row = peek()) {
            action.accept(ready.removeFirst());
        }
    }

    private @Nullable R peek() {
        if (!begun) {
            begun = true;
            ahead = rows.next();
        }
        while (ready.isEmpty() && ahead != null) {
            readMoment(ahead);
        }
        return ready.peekFirst();
    }

    /** Reads the rows of the moment of {@code first}, and one row ahead. */
    private void readMoment(R first) {
        Instant now = moment.apply(first);
        List<R> held = new ArrayList<>();
        Set<UUID> reversed = new HashSet<>();
        for (R row = first; row != null && moment.apply(row).equals(now); row = ahead) {
            UUID original = reverses.apply(row);
            if (original == null) {
                held.add(row);
            } else {
                reversed.add(original);
            }
            ahead = rows.next();
        }
        for (R row : held) {
            if (!reversed.contains(id.apply(row))) {
                ready.addLast(row);
            }
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
