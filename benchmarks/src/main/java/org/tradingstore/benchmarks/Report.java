package org.tradingstore.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints results as they come, and keeps them for a file. <em>Not thread-safe.</em> */
final class Report {
    private final PrintStream out;
    private final List<String> rows = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
        out.printf("%-20s %-17s %10s %14s %8s %17s%n", "work", "variant", "unit", "median", "ratio", "least to most");
    }

    /** Adds a line of what holds for all that follows. */
    void say(String line) {
        out.println(line);
    }

    void add(String work, String unit, Rates rates) {
        String label = rates.variant().label();
        if (rates.hasFailed()) {
            out.printf(Locale.ROOT, "%-20s %-17s %10s %14s  %s%n", work, label, unit, "-", rates.note());
            rows.add(String.format(
                    Locale.ROOT,
                    "{\"work\": \"%s\", \"variant\": \"%s\", \"unit\": \"%s\", \"median\": null, \"against\": \"jdbc\","
                            + " \"ratio\": null, \"note\": \"%s\"}",
                    work,
                    label,
                    unit,
                    escaped(rates.note())));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%-20s %-17s %10s %14.0f %8.2f %8.2f %8.2f%n",
                work,
                label,
                unit,
                rates.median(),
                rates.ratio(),
                rates.leastRatio(),
                rates.mostRatio());
        rows.add(String.format(
                Locale.ROOT,
                "{\"work\": \"%s\", \"variant\": \"%s\", \"unit\": \"%s\", \"median\": %.1f, \"against\": \"jdbc\","
                        + " \"ratio\": %.3f}",
                work,
                label,
                unit,
                rates.median(),
                rates.ratio()));
    }

    void write(Path file) throws IOException {
        Files.writeString(file, "[\n" + String.join(",\n", rows) + "\n]\n");
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c < ' ' ? ' ' : c);
            }
        }
        return json.toString();
    }
}
