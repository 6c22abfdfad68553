package org.tradingstore.benchmarks.bars;

import java.sql.SQLException;
import org.tradingstore.benchmarks.measure.Attempt;

/** Computes figures of each symbol from all bars, and compares them with what there must be. */
final class Computation implements Attempt {
    private final Closing closing;
    private final Run run;
    private final Rows rows;
    private final Figures wanted;
    private Figures found = new Figures();

    private Computation(Closing closing, Run run, Rows rows, Figures wanted) {
        this.closing = closing;
        this.run = run;
        this.rows = rows;
        this.wanted = wanted;
    }

    /** Computes from a file. */
    @FunctionalInterface
    interface Computing<F> {
        Figures compute(F file) throws Exception;
    }

    @FunctionalInterface
    private interface Run {
        Figures compute() throws Exception;
    }

    /** Computes from {@code file}, and closes it at the end by {@code closing}. */
    static <F> Computation of(F file, Closing closing, Computing<F> computing, Rows rows, Figures wanted) {
        return new Computation(closing, () -> computing.compute(file), rows, wanted);
    }

    @Override
    public long run() throws Exception {
        found = run.compute();
        return rows.size();
    }

    @Override
    public void verify() {
        found.require(wanted);
    }

    @Override
    public void close() throws SQLException {
        closing.close();
    }
}
