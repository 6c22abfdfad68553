package org.tradingstore.portfolio;

import java.util.List;

/**
 * How kept positions compare with the ledger. <em>Immutable.</em>
 *
 * @param agreeing how many agree
 * @param differences those that do not, by symbol, long before short
 * @param undecided symbols and sides that are open in several currencies, which one position cannot say: they are left as they are
 */
public record PositionReport(long agreeing, List<PositionDifference> differences, List<PositionKey> undecided) {
    public PositionReport {
        differences = List.copyOf(differences);
        undecided = List.copyOf(undecided);
    }

    /** Whether there is nothing to mend, and nothing that cannot be told. */
    public boolean agrees() {
        return differences.isEmpty() && undecided.isEmpty();
    }
}
