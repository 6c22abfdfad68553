package org.tradingstore.duckdb.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What was made for a record type, as the history keeps it: for each table, index and view the checksum of the statement it was made by,
 * and that of what DuckDB showed of it afterwards. The first tells what a changed description asks for, the second what another program
 * has changed. <em>Immutable.</em>
 */
record MadeBy(Map<String, Sums> sums) {
    /** Checksums of the statement that made a thing, and of what DuckDB shows of it. */
    record Sums(String statement, String shown) {}

    MadeBy {
        sums = Map.copyOf(sums);
    }

    static MadeBy of(Map<String, String> statements, Map<String, FileSchema.Entry> found) {
        Map<String, Sums> sums = new TreeMap<>();
        statements.forEach((name, statement) -> {
            FileSchema.Entry entry = Objects.requireNonNull(found.get(name), name);
            sums.put(name, new Sums(sum(statement), sum(entry.statement())));
        });
        return new MadeBy(sums);
    }

    /** As {@link #text} wrote it. */
    static MadeBy parse(String text) {
        Map<String, Sums> sums = new TreeMap<>();
        for (String part : text.split("; ", -1)) {
            String[] words = part.split(" ", -1);
            if (words.length == 3) {
                sums.put(words[0], new Sums(words[1], words[2]));
            }
        }
        return new MadeBy(sums);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(sums)
                .forEach((name, each) -> text.append(text.isEmpty() ? "" : "; ")
                        .append(name)
                        .append(' ')
                        .append(each.statement())
                        .append(' ')
                        .append(each.shown()));
        return text.toString();
    }

    /** Whether a thing was made by this very statement. */
    boolean madeBy(String name, String statement) {
        Sums kept = sums.get(name);
        return kept != null && kept.statement().equals(sum(statement));
    }

    /** Whether a thing is as it was when it was made. */
    boolean asLeft(FileSchema.Entry entry) {
        Sums kept = sums.get(entry.name());
        return kept != null && kept.shown().equals(sum(entry.statement()));
    }

    private static String sum(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
