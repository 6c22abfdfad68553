package org.tradingstore.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one variant reached in one work, round by round. <em>Not thread-safe.</em> */
public final class Rates {
    private static final int LONGEST_NOTE = 200;

    private final String label;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private @Nullable String note;

    /** Of the variant with this name. */
    public Rates(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Adds a round's rate, and that of the variant it is measured against in the same round. */
    public void add(double rate, double against) {
        rates.add(rate);
        ratios.add(rate / against);
    }

    /** Says why there are no figures. */
    public void failed(String reason) {
        String line = reason.lines().findFirst().orElse("it failed");
        note = line.length() > LONGEST_NOTE ? line.substring(0, LONGEST_NOTE) + "..." : line;
    }

    /** Why there are no figures; empty where there are. */
    String note() {
        return note == null ? "" : note;
    }

    public boolean hasFailed() {
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
