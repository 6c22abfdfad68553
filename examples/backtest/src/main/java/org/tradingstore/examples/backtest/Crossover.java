package org.tradingstore.examples.backtest;

import java.util.Optional;
import org.tradingstore.signals.Decision;

/**
 * The strategy: buy when the mean of the last {@code fast} closes rises above that of the last {@code slow} ones, sell when it falls below.
 * <em>Immutable.</em>
 *
 * @param fast days, at least 1
 * @param slow days, more than {@code fast}
 */
record Crossover(int fast, int slow) {
    static final String NAME = "sma-crossover";

    /** Means nearer to each other count as equal: what is left of rounding must not make a signal where prices stand still. */
    private static final double NEAR = 1e-12;

    static Crossover of(int fast, int slow) throws InputException {
        if (fast < 1) {
            throw new InputException("--fast is below 1: " + fast);
        }
        if (fast >= slow) {
            throw new InputException("--fast has to be below --slow: " + fast + " and " + slow);
        }
        return new Crossover(fast, slow);
    }

    /** What envelopes and definitions name as the version of the strategy. */
    String version() {
        return fast + "-" + slow;
    }

    /** How the means crossed at the close of a bar. */
    record Crossing(Decision decision, double fastMean, double slowMean) {
        /** How far they are apart, as a part of the slow one; at most 1. */
        double confidence() {
            return Math.min(1, Math.abs(fastMean - slowMean) / slowMean);
        }
    }

    /** The crossing at {@code bar}, which depends on the closes of it and of the {@code slow} bars before; empty where there are fewer. */
    Optional<Crossing> at(double[] close, int bar) {
        if (bar < slow) {
            return Optional.empty();
        }
        int before = side(close, bar - 1);
        int now = side(close, bar);
        if (now > 0 && before <= 0) {
            return Optional.of(crossing(Decision.BUY, close, bar));
        }
        if (now < 0 && before >= 0) {
            return Optional.of(crossing(Decision.SELL, close, bar));
        }
        return Optional.empty();
    }

    private Crossing crossing(Decision decision, double[] close, int bar) {
        return new Crossing(decision, mean(close, bar, fast), mean(close, bar, slow));
    }

    private int side(double[] close, int bar) {
        double slowMean = mean(close, bar, slow);
        double difference = mean(close, bar, fast) - slowMean;
        return Math.abs(difference) <= NEAR * slowMean ? 0 : difference > 0 ? 1 : -1;
    }

    /** Added up anew each time: a running sum would carry what it rounded along, and depend on where the series begins. */
    private static double mean(double[] close, int bar, int days) {
        double sum = 0;
        for (int i = bar - days + 1; i <= bar; i++) {
            sum += close[i];
        }
        return sum / days;
    }
}
