package org.tradingstore.core.internal;

import java.time.Clock;
import org.tradingstore.spi.PortableNumbers;

/**
 * Hands out the moments of writes. Transactions that may change rows get strictly later ones each time, so that a row's revisions
 * are told apart even by a clock that stands still. Called by whoever holds the writer.
 */
final class Moments {
    private final Clock clock;
    private long lastChange = Long.MIN_VALUE;

    Moments(Clock clock) {
        this.clock = clock;
    }

    long next(boolean changes) {
        long now = PortableNumbers.micros(clock.instant());
        if (!changes) {
            return now;
        }
        return Math.max(now, lastChange == Long.MIN_VALUE ? now : lastChange + 1);
    }

    /** Remembers the moment of a transaction that changed rows. */
    void changed(long moment) {
        lastChange = Math.max(lastChange, moment);
    }
}
