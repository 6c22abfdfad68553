package org.tradingstore.benchmarks.bars;

import java.sql.SQLException;
import org.tradingstore.benchmarks.measure.Attempt;

/** Reads all bars, and compares with what there must be. */
final class Scan implements Attempt {
    private final Closing closing;
    private final Run run;
    private final Tally wanted;
    private Tally tally = new Tally();

    private Scan(Closing closing, Run run, Tally wanted) {
        this.closing = closing;
        this.run = run;
        this.wanted = wanted;
    }

    /** Reads all from a file. */
    @FunctionalInterface
    interface Reading<F> {
        void read(F file, Tally tally) throws Exception;
    }

    @FunctionalInterface
    private interface Run {
        void into(Tally tally) throws Exception;
    }

    /** Reads from {@code file}, and closes it at the end by {@code closing}. */
    static <F> Scan of(F file, Closing closing, Reading<F> reading, Tally wanted) {
        return new Scan(closing, tally -> reading.read(file, tally), wanted);
    }

    @Override
    public long run() throws Exception {
        tally = new Tally();
        run.into(tally);
        return tally.count();
    }

    @Override
    public void verify() {
        tally.requireNumbers(wanted);
        if (tally.hasTexts()) {
            tally.require(wanted);
        }
    }

    @Override
    public void close() throws SQLException {
        closing.close();
    }
}
