package org.tradingstore.spi;

import java.util.List;

/**
 * How an open database is, as its engine sees it. <em>Immutable.</em>
 *
 * @param bytes what it takes where it is kept; 0 where the engine does not know
 * @param logBytes what a log of finished writes takes beside it
 * @param waitingBytes how much of the log has yet to be moved to where it belongs; what stays after a checkpoint is held by readers
 * @param hazards what could go wrong, found by the engine
 */
public record Vitals(long bytes, long logBytes, long waitingBytes, List<Hazard> hazards) {
    public Vitals {
        hazards = List.copyOf(hazards);
    }

    /** What could go wrong, and what to do about it. */
    public record Hazard(String what, String remedy) {}
}
