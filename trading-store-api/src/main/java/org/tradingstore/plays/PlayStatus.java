package org.tradingstore.plays;

import java.util.EnumSet;
import java.util.Set;

/** How far a play is. A play begins as TEMP or NEW. */
public enum PlayStatus {
    /** Not to be traded yet. */
    TEMP,
    /** To be opened when its conditions hold. */
    NEW,
    /** An order to open it is at the broker. */
    PENDING_OPENING,
    OPEN,
    /** An order to close it is at the broker. */
    PENDING_CLOSING,
    CLOSED,
    /** Its option, or the time to open it, ran out. */
    EXPIRED;

    /** Whether a play in this status is over: no other may follow. */
    public boolean ended() {
        return this == CLOSED || this == EXPIRED;
    }

    /** Whether a play may begin in this status. */
    public boolean first() {
        return this == TEMP || this == NEW;
    }

    /** The statuses that a play may come from to this one; none stands for its beginning. */
    public Set<PlayStatus> predecessors() {
        return switch (this) {
            case TEMP -> EnumSet.noneOf(PlayStatus.class);
            case NEW -> EnumSet.of(TEMP, PENDING_OPENING);
            case PENDING_OPENING -> EnumSet.of(NEW);
            case OPEN -> EnumSet.of(NEW, PENDING_OPENING, PENDING_CLOSING);
            case PENDING_CLOSING -> EnumSet.of(OPEN);
            case CLOSED -> EnumSet.of(OPEN, PENDING_CLOSING);
            case EXPIRED -> EnumSet.of(TEMP, NEW, PENDING_OPENING, OPEN);
        };
    }

    /** Whether a play in status {@code from} may change to this one. */
    public boolean mayFollow(PlayStatus from) {
        return predecessors().contains(from);
    }
}
