package org.tradingstore.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one variant reached in one work, round by round. <em>Not thread-safe.</em> */
final class Rates {
    private final Variant variant;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private @Nullable String note;

    Rates(Variant variant) {
        this.variant = variant;
    }

    Variant variant() {
        return variant;
    }

    /** Adds a round's rate, and plain JDBC's in the same round. */
    void add(double rate, double against) {
        rates.add(rate);
        ratios.add(rate / against);
    }

    /** Says why there are no figures. */
    void failed(String reason) {
        note = reason;
    }

    /** Why there are no figures; empty where there are. */
    String note() {
        return note == null ? "" : note;
    }

    boolean hasFailed() {
        return note != null;
    }

    double median() {
        return median(rates);
    }

    double ratio() {
        return median(ratios);
    }

    double leastRatio() {
        return ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double mostRatio() {
        return ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
