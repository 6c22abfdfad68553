package org.tradingstore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tradingstore.ledger.Trade;

/**
 * Measures works with the library and with plain JDBC in runs that alternate, each on files of its own, and prints medians and the
 * ratio of each pair. Arguments: {@code --quick}, and names of works; all of them where none is named.
 */
public final class Main {
    private Main() {}

    /** Runs the works. */
    public static void main(String[] arguments) throws IOException {
        List<String> names = new ArrayList<>(Arrays.asList(arguments));
        boolean quick = names.remove("--quick");
        Path directory =
                Files.createDirectories(Path.of(System.getProperty("benchmarks.directory", "benchmarks/target")));
        List<String> results = new ArrayList<>();
        System.out.printf(
                Locale.ROOT,
                "%-20s %14s %14s %8s %17s%n",
                "work (rows/s)",
                "trading-store",
                "jdbc",
                "ratio",
                "least to most");
        for (Work work : Work.all(quick)) {
            if (names.isEmpty() || names.contains(work.name())) {
                results.add(measure(work, quick ? 3 : 7, directory));
            }
        }
        Files.writeString(directory.resolve("results.json"), "[\n" + String.join(",\n", results) + "\n]\n");
    }

    private static String measure(Work work, int pairs, Path directory) throws IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = -1; i < pairs; i++) {
            List<Trade> trades = SampleRows.make(work.rows(), i);
            double store = run(work, trades, StoreSubject::new, directory);
            double jdbc = run(work, trades, JdbcSubject::new, directory);
            // The first pair warms up.
            if (i >= 0) {
                ours.add(store);
                theirs.add(jdbc);
                ratios.add(store / jdbc);
            }
        }
        ratios.sort(Comparator.naturalOrder());
        double ratio = median(ratios);
        System.out.printf(
                Locale.ROOT,
                "%-20s %14.0f %14.0f %8.2f %8.2f %8.2f%n",
                work.name(),
                median(ours),
                median(theirs),
                ratio,
                ratios.get(0),
                ratios.get(ratios.size() - 1));
        return row(work, "trading-store", median(ours), ratio) + ",\n" + row(work, "jdbc", median(theirs), 1);
    }

    private static String row(Work work, String variant, double median, double ratio) {
        return String.format(
                Locale.ROOT,
                "{\"work\": \"%s\", \"variant\": \"%s\", \"unit\": \"rows/s\", \"median\": %.1f, \"against\": \"jdbc\", \"ratio\": %.3f}",
                work.name(),
                variant,
                median,
                ratio);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Rows a second, on a fresh file. */
    private static double run(Work work, List<Trade> trades, Function<Path, Subject> opener, Path directory)
            throws IOException {
        Path place = Files.createTempDirectory(directory, "run");
        try (Subject subject = opener.apply(place)) {
            work.before().run(subject, trades);
            long start = System.nanoTime();
            work.timed().run(subject, trades);
            return trades.size() * 1e9 / (System.nanoTime() - start);
        } finally {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
