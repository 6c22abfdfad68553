package org.tradingstore.benchmarks.measure;

/**
 * One way to do a work.
 *
 * @param label its name in the report
 * @param turns in which rounds it takes part
 */
public record Contender(String label, Turns turns, Opening opening) {
    /** In which rounds a contender takes part. */
    public enum Turns {
        /** In all: the library, and what it is measured against. */
        ALL,
        /** In the first few. */
        FEW
    }

    /** Makes ready to run: opens files, makes tables, prepares statements. */
    @FunctionalInterface
    public interface Opening {
        Attempt open(Places places) throws Exception;
    }

    /** The library, or what it is measured against. */
    public static Contender of(String label, Opening opening) {
        return new Contender(label, Turns.ALL, opening);
    }

    /** Another beside them. */
    public static Contender beside(String label, Opening opening) {
        return new Contender(label, Turns.FEW, opening);
    }
}
