package org.tradingstore.core.internal.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Cursor;

/**
 * Passes on what was not reversed. A reversal has the moment of its original, so rows of one moment are held back until the next, and
 * no more than those are in memory.
 */
final class ReversalFilter<R> {
    private final Function<R, Instant> moment;
    private final Function<R, UUID> id;
    private final Function<R, @Nullable UUID> reverses;

    ReversalFilter(Function<R, Instant> moment, Function<R, UUID> id, Function<R, @Nullable UUID> reverses) {
        this.moment = moment;
        this.id = id;
        this.reverses = reverses;
    }

    /** Hands over what was not reversed of {@code rows}, which are ordered by moment, then id. */
    void run(Cursor<R> rows, Consumer<R> action) {
        List<R> held = new ArrayList<>();
        for (R row = rows.next(); row != null; row = rows.next()) {
            if (!held.isEmpty() && !moment.apply(held.get(0)).equals(moment.apply(row))) {
                release(held, action);
            }
            held.add(row);
        }
        release(held, action);
    }

    private void release(List<R> held, Consumer<R> action) {
        Set<UUID> reversed = new HashSet<>();
        for (R row : held) {
            UUID original = reverses.apply(row);
            if (original != null) {
                reversed.add(original);
            }
        }
        for (R row : held) {
            if (reverses.apply(row) == null && !reversed.contains(id.apply(row))) {
                action.accept(row);
            }
        }
        held.clear();
    }
}
