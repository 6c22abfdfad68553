package org.tradingstore.benchmarks.measure;

import java.nio.file.Path;
import java.util.List;

/**
 * One work and who does it.
 *
 * @param unit what is counted, a second
 * @param against the label of the contender that the others are measured against
 * @param kind whether it can be done again with the same result
 * @param filling makes what all attempts share, before the first of them
 */
public record Match(String name, String unit, String against, Kind kind, Filling filling, List<Contender> contenders) {
    /** Whether a work can be done again with the same result. */
    public enum Kind {
        /** It only reads: it is repeated for a while, after once opening connections and preparing statements. */
        READS,
        /** Each attempt does it once. */
        WRITES
    }

    /** Makes what all attempts share. */
    @FunctionalInterface
    public interface Filling {
        /** There is nothing. */
        Filling NONE = kept -> {};

        void fill(Path kept) throws Exception;
    }
}
