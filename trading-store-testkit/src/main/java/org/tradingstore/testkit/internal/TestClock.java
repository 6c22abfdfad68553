package org.tradingstore.testkit.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. <em>Thread-safe.</em> */
public final class TestClock extends Clock {
    /** Where it stands at first. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = START;

    /** Moves it on, or back by a negative span. */
    public synchronized void move(Duration span) {
        now = now.plus(span);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The store works in UTC");
    }
}
