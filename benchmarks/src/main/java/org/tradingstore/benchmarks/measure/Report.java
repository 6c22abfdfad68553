package org.tradingstore.benchmarks.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints results as they come, and keeps them for a file. <em>Not thread-safe.</em> */
public final class Report {
    private final PrintStream out;
    private final List<String> rows = new ArrayList<>();

    /** Prints to {@code out}, first the head of the table. */
    public Report(PrintStream out) {
        this.out = out;
        out.printf("%-26s %-24s %10s %14s %8s %17s%n", "work", "variant", "unit", "median", "ratio", "least to most");
    }

    /** Adds a line of what holds for all that follows. */
    public void say(String line) {
        out.println(line);
    }

    /** Adds what a variant reached, measured against the one with the name {@code against}. */
    public void add(String work, String unit, String against, Rates rates) {
        String label = rates.label();
        if (rates.hasFailed()) {
            out.printf(Locale.ROOT, "%-26s %-24s %10s %14s  %s%n", work, label, unit, "-", rates.note());
            rows.add(String.format(
                    Locale.ROOT,
                    "{\"work\": \"%s\", \"variant\": \"%s\", \"unit\": \"%s\", \"median\": null, \"against\": \"%s\","
                            + " \"ratio\": null, \"note\": \"%s\"}",
                    work,
                    label,
                    unit,
                    against,
                    escaped(rates.note())));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%-26s %-24s %10s %14.0f %8.2f %8.2f %8.2f%n",
                work,
                label,
                unit,
                rates.median(),
                rates.ratio(),
                rates.leastRatio(),
                rates.mostRatio());
        rows.add(String.format(
                Locale.ROOT,
                "{\"work\": \"%s\", \"variant\": \"%s\", \"unit\": \"%s\", \"median\": %.1f, \"against\": \"%s\","
                        + " \"ratio\": %.3f}",
                work,
                label,
                unit,
                rates.median(),
                against,
                rates.ratio()));
    }

    /** Adds the rows that another process {@linkplain #write wrote}; it has printed them. */
    public void include(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("{")) {
                rows.add(line.endsWith(",") ? line.substring(0, line.length() - 1) : line);
            }
        }
    }

    /** Writes all rows as an array. */
    public void write(Path file) throws IOException {
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
