package org.tradingstore.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tradingstore.benchmarks.measure.Report;
import org.tradingstore.benchmarks.measure.Scale;

/** Another process like this one, in which all variants share a heap of 256 MB. */
final class SmallHeap {
    private static final long MEGABYTES = 256;
    private static final String RESULTS = "results-small-heap.json";

    private SmallHeap() {}

    /** Whether this process is such a one. */
    static boolean here() {
        return Runtime.getRuntime().maxMemory() <= MEGABYTES << 20;
    }

    /** Runs these works there; it prints its results, and they are added to the report. */
    static void run(Scale scale, List<String> works, Path directory, Report report)
            throws IOException, InterruptedException {
        report.say("In a process with a heap of " + MEGABYTES + " MB:");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MEGABYTES + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dbenchmarks.directory=" + directory,
                "-Dbenchmarks.results=" + RESULTS,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        if (scale == Scale.QUICK) {
            command.add("--quick");
        }
        command.addAll(works);
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("The process with the small heap ended with " + status);
        }
        report.include(directory.resolve(RESULTS));
    }
}
