package org.tradingstore.benchmarks.measure;

/** How much is measured. */
public enum Scale {
    /** As the figures of the documentation were. */
    FULL(7, 3, 10, 1),
    /** Within minutes; a million rows are fewer then, and figures vary more. */
    QUICK(3, 1, 4, 0.25);

    private static final double NANOS = 1e9;

    private final int pairs;
    private final int roundsOfPeers;
    private final double warmUp;
    private final double reading;

    Scale(int pairs, int roundsOfPeers, double warmUp, double reading) {
        this.pairs = pairs;
        this.roundsOfPeers = roundsOfPeers;
        this.warmUp = warmUp;
        this.reading = reading;
    }

    /** One of both. */
    public int of(int full, int quick) {
        return this == FULL ? full : quick;
    }

    /** Runs of the library and of plain JDBC beside each other, after those that warm up. */
    public int pairs() {
        return pairs;
    }

    /** In how many rounds all others take part. */
    public int roundsOfPeers() {
        return roundsOfPeers;
    }

    /** Nanoseconds for which both run before anything counts, so that the JVM has compiled what is measured. */
    public long warmUp() {
        return (long) (warmUp * NANOS);
    }

    /** Nanoseconds that a run which only reads lasts at least. */
    public long reading() {
        return (long) (reading * NANOS);
    }
}
