package org.tradingstore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures works with the library, plain JDBC and mappers on the same engine, prints medians and ratios, and writes {@code results.json}.
 * Arguments: {@code --quick}, and names of works; all of them where none is named.
 */
public final class Main {
    private Main() {}

    /** Runs the works. */
    public static void main(String[] arguments) throws IOException, SQLException {
        List<String> names = new ArrayList<>(Arrays.asList(arguments));
        Scale scale = names.remove("--quick") ? Scale.QUICK : Scale.FULL;
        List<Work> works = Work.all(scale);
        requireKnown(names, works);
        Path directory =
                Files.createDirectories(Path.of(System.getProperty("benchmarks.directory", "benchmarks/target")));
        Report report = new Report(System.out);
        if (!Callers.virtual()) {
            report.say("Callers are platform threads: this Java, " + Runtime.version() + ", has no virtual ones.");
        }
        for (Work work : works) {
            if (names.isEmpty() || names.contains(work.name())) {
                new Arena(scale, directory).measure(work).forEach(rates -> report.add(work.name(), work.unit(), rates));
            }
        }
        if (names.isEmpty() || names.contains(OpenWork.NAME)) {
            new OpenWork(scale, directory).measure().forEach(rates -> report.add(OpenWork.NAME, OpenWork.UNIT, rates));
        }
        report.write(directory.resolve("results.json"));
    }

    private static void requireKnown(List<String> names, List<Work> works) {
        List<String> known = new ArrayList<>(works.stream().map(Work::name).toList());
        known.add(OpenWork.NAME);
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("No such work: " + name + "; there are " + known);
            }
        }
    }
}
