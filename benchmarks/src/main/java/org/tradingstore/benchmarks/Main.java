package org.tradingstore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradingstore.benchmarks.bars.BarSuite;
import org.tradingstore.benchmarks.measure.Report;
import org.tradingstore.benchmarks.measure.Scale;
import org.tradingstore.benchmarks.measure.Suite;
import org.tradingstore.benchmarks.trades.TradeSuite;

/**
 * Measures works with the library, plain JDBC and mappers on the same engine, prints medians and ratios, and writes {@code results.json}.
 * Arguments: {@code --quick}, and names of works; all of them where none is named. What is measured on DuckDB runs in a process of its
 * own with a small heap.
 */
public final class Main {
    private Main() {}

    /** Runs the works. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        List<String> names = new ArrayList<>(Arrays.asList(arguments));
        Scale scale = names.remove("--quick") ? Scale.QUICK : Scale.FULL;
        Path directory =
                Files.createDirectories(Path.of(System.getProperty("benchmarks.directory", "benchmarks/target")));
        List<Suite> large = List.of(TradeSuite.sqlite(scale, directory));
        List<Suite> small = List.of(new BarSuite(scale, directory), TradeSuite.duckdb(scale, directory));
        requireKnown(names, large, small);
        Report report = new Report(System.out);
        Path results = directory.resolve(System.getProperty("benchmarks.results", "results.json"));
        try {
            run(names, large, small, scale, directory, report);
        } finally {
            // What was measured before a work that failed is worth keeping.
            report.write(results);
        }
    }

    private static void run(
            List<String> names, List<Suite> large, List<Suite> small, Scale scale, Path directory, Report report)
            throws IOException, SQLException, InterruptedException {
        for (Suite suite : large) {
            suite.run(chosen(names, List.of(suite)), report);
        }
        List<String> rest = chosen(names, small);
        if (SmallHeap.here()) {
            for (Suite suite : small) {
                suite.run(rest, report);
            }
        } else if (!rest.isEmpty()) {
            SmallHeap.run(scale, rest, directory, report);
        }
    }

    private static List<String> chosen(List<String> names, List<Suite> suites) {
        return suites.stream()
                .flatMap(suite -> suite.works().stream())
                .filter(work -> names.isEmpty() || names.contains(work))
                .toList();
    }

    private static void requireKnown(List<String> names, List<Suite> large, List<Suite> small) {
        List<String> known = new ArrayList<>(chosen(List.of(), large));
        known.addAll(chosen(List.of(), small));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("No such work: " + name + "; there are " + known);
            }
        }
    }
}
