package org.tradingstore.benchmarks;

/** How much is measured. */
enum Scale {
    /** As the figures of the documentation were. */
    FULL(7, 3),
    /** Within minutes; a million rows are fewer then, and figures vary more. */
    QUICK(3, 1);

    private final int pairs;
    private final int roundsOfPeers;

    Scale(int pairs, int roundsOfPeers) {
        this.pairs = pairs;
        this.roundsOfPeers = roundsOfPeers;
    }

    int of(int full, int quick) {
        return this == FULL ? full : quick;
    }

    /** Runs of the library and of plain JDBC beside each other, after one that warms up. */
    int pairs() {
        return pairs;
    }

    int roundsOfPeers() {
        return roundsOfPeers;
    }
}
