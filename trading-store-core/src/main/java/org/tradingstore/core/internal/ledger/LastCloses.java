package org.tradingstore.core.internal.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tradingstore.history.KnownClose;

/** Looks up what the market was at many moments at once. <em>Thread-safe.</em> */
@FunctionalInterface
public interface LastCloses {
    /**
     * For each place the last close of that symbol that was known at that moment, inclusive; null where none was.
     *
     * @param earliest what was known for the last time before it may be left out: a bound to what is read
     */
    @Nullable
    KnownClose[] at(String[] symbols, Instant[] moments, Instant earliest);
}
