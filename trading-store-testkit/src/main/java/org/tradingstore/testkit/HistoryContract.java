package org.tradingstore.testkit;

import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.history.HistoryRun;

/**
 * That an engine goes through random histories as a model of maps and loops does: three books and what they share, with records of every
 * type. The seeds are 1, 2 and 3, or so many as the system
 * property {@code tradingstore.seeds} says.
 */
public abstract class HistoryContract {
    private static final int SEEDS = 3;
    private static final int OPERATIONS = 10_000;

    /** The engine, and what it cannot do; called before each test. */
    protected abstract StorageUnderTest open();

    /** Removes everything at the place where {@link #open} opens; called before and after each test, when nothing is open. */
    protected abstract void wipe();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("tradingstore.seeds", SEEDS));
    }

    @AfterEach
    final void wipeAfterwards() {
        wipe();
    }

    @DisplayName("M1 10,000 random operations have the outcomes and the content of a model of maps and loops")
    @ParameterizedTest(name = "M1 10,000 random operations are as in a model of maps and loops, seed {0}")
    @MethodSource("seeds")
    void randomHistory(long seed) {
        wipe();
        Place place = new Place(open());
        try {
            new HistoryRun(place, seed, OPERATIONS).run();
        } finally {
            place.leave();
        }
    }
}
