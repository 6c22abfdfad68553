package org.tradingstore.duckdb.internal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern of dates or times whose parts all have a fixed width, such as {@code MM/dd/yyyy HH:mm}. <em>Immutable.</em>
 *
 * @param expression what a text matches that is of it
 * @param time whether there is a time of day
 */
record TimePattern(String expression, String iso, Precision time) {
    /** What a pattern names. */
    enum Precision {
        DAY,
        TIME
    }

    private static final Pattern PLAIN = Pattern.compile("[-/.:, _]|yyyy|uuuu|MM|dd|HH|mm|ss|'T'");

    /** Empty where a part has no fixed width, or is none that engines need to know. */
    static Optional<TimePattern> of(String letters) {
        StringBuilder expression = new StringBuilder();
        String[] parts = new String[6];
        var matcher = PLAIN.matcher(letters);
        int place = 1;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            String part = matcher.group();
            int which = which(part);
            if (which < 0) {
                expression.append(
                        part.equals("'T'")
                                ? "T"
                                : Pattern.compile("[-/:, _]").matcher(part).matches() ? part : "[.]");
                place++;
                continue;
            }
            if (parts[which] != null) {
                return Optional.empty();
            }
            int width = which == 0 ? 4 : 2;
            parts[which] = "substr(%1$s, " + place + ", " + width + ")";
            expression.append(
                    switch (which) {
                        case 0 -> "[0-9]{4}";
                        case 3 -> "([01][0-9]|2[0-3])";
                        case 4, 5 -> "[0-5][0-9]";
                        default -> "[0-9]{2}";
                    });
            place += width;
        }
        boolean day = parts[0] != null && parts[1] != null && parts[2] != null;
        boolean minute = parts[3] != null && parts[4] != null;
        if (end < letters.length() || !day || (!minute && (parts[3] != null || parts[4] != null || parts[5] != null))) {
            return Optional.empty();
        }
        String iso = parts[0] + " || '-' || " + parts[1] + " || '-' || " + parts[2];
        if (minute) {
            iso += " || ' ' || " + parts[3] + " || ':' || " + parts[4] + " || ':' || "
                    + (parts[5] == null ? "'00'" : parts[5]);
        }
        return Optional.of(new TimePattern(expression.toString(), iso, minute ? Precision.TIME : Precision.DAY));
    }

    private static int which(String part) {
        return switch (part) {
            case "yyyy", "uuuu" -> 0;
            case "MM" -> 1;
            case "dd" -> 2;
            case "HH" -> 3;
            case "mm" -> 4;
            case "ss" -> 5;
            default -> -1;
        };
    }

    /** The ISO form of a text in a column that is of the pattern. */
    String iso(String column) {
        return String.format(iso, column);
    }
}
